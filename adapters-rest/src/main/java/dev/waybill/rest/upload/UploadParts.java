package dev.waybill.rest.upload;

import dev.waybill.application.upload.Reception;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.rest.form.FormFields;
import dev.waybill.rest.form.KnownFields;
import dev.waybill.rest.form.UnknownFields;
import dev.waybill.rest.multipart.FilePart;
import dev.waybill.rest.multipart.PartListener;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/// Sorts the parts of an upload: files named `files` go into the reception, known fields are kept
/// for the end, everything else is ignored and told.
final class UploadParts implements PartListener {
  private enum Current {
    IGNORED,
    /// A nameless file: nothing, if no bytes follow (a browser's empty chooser).
    NAMELESS,
    OPEN
  }

  private static final String TEXT_AS_FILE =
      "files: a part without a file name is no file and was ignored";

  private final Reception reception;
  private final FormFields fields;
  private final UnknownFields unknown = new UnknownFields(KnownFields.UPLOAD);
  private final SentPaths paths = new SentPaths();
  private boolean textAsFile;
  private Current current = Current.IGNORED;

  /// @param maxFields as many as the reader lets through
  UploadParts(Reception reception, int maxFields) {
    this.reception = reception;
    this.fields = new FormFields(maxFields);
  }

  /// What all the fields ask for, once the whole body is read.
  UploadFields fields() {
    var warnings = textAsFile ? List.of(TEXT_AS_FILE) : List.<String>of();
    return UploadFields.of(
        fields,
        Stream.of(warnings, paths.warnings("files"), unknown.warnings())
            .flatMap(List::stream)
            .toList());
  }

  @Override
  public void onFile(FilePart head) {
    if (!FilesName.is(head.fieldName())) {
      unknown.meetFile(head.fieldName());
      current = Current.IGNORED;
    } else if (head.rawFileName().isEmpty()) {
      current = Current.NAMELESS;
    } else {
      open(paths.read(head.rawFileName()), MediaType.of(head.contentType()));
    }
  }

  @Override
  public void onFileBytes(ByteBuffer bytes) {
    if (current == Current.NAMELESS) {
      open(paths.read(""), MediaType.OCTET_STREAM);
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
    if (FilesName.is(name)) {
      textAsFile |= !value.isEmpty();
    } else if (KnownFields.UPLOAD.has(name)) {
      fields.add(name, value);
    } else {
      unknown.meet(List.of(name));
    }
  }

  private void open(FilePath path, MediaType type) {
    SizeCheck.require(reception.openFile(path, type), reception.policy());
    current = Current.OPEN;
  }
}
