/** The size of a file as people read it: bytes as kB below one megabyte, so that a small file is never "0 MB"; an empty one is "0 kB". */
export function fileSize(bytes, language) {
  const megabytes = bytes >= 1048576;
  const size = megabytes ? bytes / 1048576 : Math.ceil(bytes / 1024);
  return size.toLocaleString(language, { maximumFractionDigits: 1 }) + (megabytes ? ' MB' : ' kB');
}
