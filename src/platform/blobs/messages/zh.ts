/** 电子文件: why a file is not taken, Chinese. */
export const zh = {
  'blobs.too_large': '文件过大,最多 {{sizeMax}} 字节。',
  'blobs.empty': '文件是空的。',
  'blobs.type_not_accepted': '不接受这种文件({{mediaType}})。',
  'blobs.infected': '文件含有病毒,未保存。',
}
