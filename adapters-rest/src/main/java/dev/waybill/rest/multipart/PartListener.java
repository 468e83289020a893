package dev.waybill.rest.multipart;

import java.nio.ByteBuffer;

/// Receives the parts of a body in order: for a file `onFile`, any number of `onFileBytes`, then
/// `onFileEnd`; for a field one `onField`.
///
/// A file whose `onFileEnd` never came is incomplete, and so is a body until [MultipartReader#end]
/// has returned. Exceptions thrown here leave the reader unusable and pass through it unchanged.
public interface PartListener {
  /// A file begins. Its field may be without a name.
  void onFile(FilePart head);

  /// The next bytes of the file: never empty, valid only during the call (mostly a view of the
  /// buffer that was fed), and taken as consumed whatever the listener does with the position.
  void onFileBytes(ByteBuffer bytes);

  /// The delimiter after the file has been seen: the file is whole.
  void onFileEnd();

  /// A part without a file name, whole.
  ///
  /// @param name possibly empty, and then the value is too
  void onField(String name, String value);
}
