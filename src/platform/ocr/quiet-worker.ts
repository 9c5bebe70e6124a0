/** The recogniser's thread. Its decoders print what a broken picture lacks; that belongs in nobody's log. */
const silent = () => {}
Object.assign(console, { error: silent, warn: silent, log: silent })
const recogniser = 'tesseract.js/src/worker-script/node/index.js'
await import(recogniser)
