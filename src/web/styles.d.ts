/** Style sheets are imported for their effect; the build turns them into files. */
declare module '*.css'

/** The worker of pdf.js by its address; it is a file of its own. */
declare module '*?url' {
  const address: string
  export default address
}
