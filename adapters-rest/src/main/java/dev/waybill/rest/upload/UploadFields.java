package dev.waybill.rest.upload;

import dev.waybill.application.upload.UploadOptions;
import dev.waybill.rest.form.AccessFields;
import dev.waybill.rest.form.FormFields;
import java.util.List;
import java.util.stream.Stream;

/// What the fields of an upload ask for, however they came.
///
/// @param warnings what was done otherwise than it may have been meant
record UploadFields(UploadOptions options, List<String> warnings) {

  /// @param otherWarnings of what came with the fields
  static UploadFields of(FormFields fields, List<String> otherWarnings) {
    var access = AccessFields.ofUpload(fields);
    var options = new UploadOptions(access.access(), access.expiry(), EncryptionFields.of(fields));
    var warnings =
        Stream.of(access.warnings(), EncryptionFields.warnings(fields), otherWarnings)
            .flatMap(List::stream)
            .toList();
    return new UploadFields(options, warnings);
  }

  UploadFields and(List<String> more) {
    return new UploadFields(options, Stream.concat(warnings.stream(), more.stream()).toList());
  }
}
