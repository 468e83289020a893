package dev.waybill.storage.disk;

import dev.waybill.application.port.StorageUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What a fault of the disk says of itself, for operators: what was tried, the system's own words
/// for what went wrong, and the path below the data folder. No class name.
final class DiskFault {
  private DiskFault() {}

  /// @param what was tried
  /// @param path below the data folder
  static String sentence(String what, IOException fault, String path) {
    return what + ": " + reason(fault) + " (" + path + ")";
  }

  static StorageUnavailable unavailable(String what, IOException fault, String path) {
    return new StorageUnavailable(sentence(what, fault, path), fault);
  }

  /// The text of errno, which the JDK leaves out where it has a class for it.
  static String reason(IOException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "No such file or directory";
      case AccessDeniedException _ -> "Permission denied";
      case FileAlreadyExistsException _ -> "File exists";
      case DirectoryNotEmptyException _ -> "Directory not empty";
      case FileSystemException file -> Objects.requireNonNullElse(file.getReason(), "I/O error");
      default -> Objects.requireNonNullElse(fault.getMessage(), "the file was closed");
    };
  }
}
