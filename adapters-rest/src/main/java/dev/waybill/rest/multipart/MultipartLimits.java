package dev.waybill.rest.multipart;

/// What one body may cost. Bytes of file parts are not limited here: whoever listens counts them.
///
/// @param maxFiles parts with a file name, empty ones and ignored ones included
/// @param maxFields parts without a file name, ignored ones included
/// @param maxHeaderBytes bytes of one part's header block, line ends included
/// @param maxHeaders header lines of one part
/// @param maxFieldBytes bytes of one field's value
/// @param maxPreambleBytes bytes before the first delimiter, which are skipped
/// @param maxEpilogueBytes bytes after the closing delimiter line, which are skipped
public record MultipartLimits(
    int maxFiles,
    int maxFields,
    int maxHeaderBytes,
    int maxHeaders,
    int maxFieldBytes,
    int maxPreambleBytes,
    int maxEpilogueBytes) {

  /// 100 files, 120 fields (one `e2e_iv` for each file, and 20 others), 8 KiB and 16 lines of
  /// headers, 4 KiB a field, 8 KiB of preamble, 64 KiB of epilogue.
  public static final MultipartLimits DEFAULT =
      new MultipartLimits(100, 120, 8 << 10, 16, 4 << 10, 8 << 10, 64 << 10);

  public MultipartLimits {
    atLeast(0, maxFiles, "maxFiles");
    atLeast(0, maxFields, "maxFields");
    atLeast(1, maxHeaderBytes, "maxHeaderBytes");
    atLeast(1, maxHeaders, "maxHeaders");
    atLeast(0, maxFieldBytes, "maxFieldBytes");
    atLeast(0, maxPreambleBytes, "maxPreambleBytes");
    atLeast(0, maxEpilogueBytes, "maxEpilogueBytes");
  }

  private static void atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
    }
  }
}
