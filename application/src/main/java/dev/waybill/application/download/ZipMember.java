package dev.waybill.application.download;

import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.StoredFile;

/// What a zip's layout needs to know of a file that goes into it.
///
/// @param crc32 of the bytes, as zip has it (ISO 3309)
/// @param sha256 of the bytes; part of the archive's fingerprint only
public record ZipMember(FilePath path, ByteCount size, int crc32, Digest sha256) {
  public static ZipMember of(StoredFile file) {
    return new ZipMember(file.path(), file.size(), file.crc32(), file.sha256());
  }
}
