/** 分片上传: why a file is not taken, Chinese. */
export const zh = {
  'uploads.not_found': '没有这个上传，或者它已被清除。',
  'uploads.officers_only': '只有工作人员可以上传文件。',
  'uploads.too_large': '文件过大，最多 {{sizeMax}} 字节。',
  'uploads.too_many_open': '未完成的上传太多，最多 {{openMax}} 个，请先完成或取消一些。',
  'uploads.other_offset': '续传的位置不对，服务器已收到 {{received}} 字节。',
  'uploads.finished': '该文件已经上传完毕。',
  'uploads.incomplete': '文件还没有传完，已收到 {{received}} 字节。',
  'uploads.hash_differs': '收到的内容与原文件不一致，请重新上传。',
  'uploads.not_finished': '有文件尚未上传完毕，或已被登记。',
}
