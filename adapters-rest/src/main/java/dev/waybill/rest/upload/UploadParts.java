package dev.waybill.rest.upload;

import dev.waybill.application.upload.Reception;
import dev.waybill.application.upload.UploadOptions;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.rest.form.AccessFields;
import dev.waybill.rest.form.FormFields;
import dev.waybill.rest.multipart.FilePart;
import dev.waybill.rest.multipart.PartListener;
import java.nio.ByteBuffer;
import java.util.List;

/// Sorts the parts of an upload: files named `files` go into the reception, fields are kept for the
/// end, everything else is ignored.
final class UploadParts implements PartListener {
  private enum Current {
    IGNORED,
    /// A nameless file: nothing, if no bytes follow (a browser's empty chooser).
    NAMELESS,
    OPEN
  }

  private final Reception reception;
  private final FormFields fields;
  private Current current = Current.IGNORED;

  /// @param maxFields as many as the reader lets through
  UploadParts(Reception reception, int maxFields) {
    this.reception = reception;
    this.fields = new FormFields(maxFields);
  }

  UploadOptions options() {
    var access = AccessFields.ofUpload(fields);
    return new UploadOptions(access.access(), access.expiry(), EncryptionFields.of(fields));
  }

  List<String> warnings() {
    return AccessFields.ofUpload(fields).warnings();
  }

  @Override
  public void onFile(FilePart head) {
    if (!head.fieldName().equals("files")) {
      current = Current.IGNORED;
    } else if (head.rawFileName().isEmpty()) {
      current = Current.NAMELESS;
    } else {
      open(FileName.of(head.rawFileName()), MediaType.of(head.contentType()));
    }
  }

  @Override
  public void onFileBytes(ByteBuffer bytes) {
    if (current == Current.NAMELESS) {
      open(FileName.of(""), MediaType.OCTET_STREAM);
    }
    if (current == Current.OPEN) {
      SizeCheck.require(reception.write(bytes), reception.policy());
    }
  }

  @Override
  public void onFileEnd() {
    if (current == Current.OPEN) {
      reception.closeFile();
    }
    current = Current.IGNORED;
  }

  @Override
  public void onField(String name, String value) {
    fields.add(name, value);
  }

  private void open(FileName name, MediaType type) {
    SizeCheck.require(reception.openFile(name, type), reception.policy());
    current = Current.OPEN;
  }
}
