package dev.waybill.bootstrap.generated;

import java.util.Locale;

/// What is done with each generated client; the rows of the tables. The programs that drive the
/// clients know them by [#key()].
enum Step {
  GENERATE("the generator takes the document, without a complaint that is ours"),
  COMPILE("the client compiles, without a warning that is ours"),
  TWO_FILES("POST /upload: one.txt and two.bin, a password, expires 1d"),
  END_TO_END("POST /upload: one.enc and two.enc with e2e, salt and two e2e_iv"),
  MANIFEST("the names and sizes of the two files, by their password"),
  BYTES("the bytes of two.bin, by their password"),
  RANGE("its bytes 100 to 199"),
  HEAD("its length by HEAD"),
  PUT_JSON("PUT of a JSON file, and its bytes back"),
  PUT_BYTES("PUT of 'grün 1.bin', and its bytes back"),
  FORM("POST /manage: a password and 3d for it"),
  PATCH_NULL("PATCH /manage: no password any more for the two files"),
  DELETE("DELETE of the JSON file"),
  ERROR_400("an upload that says e2e without a salt: its code"),
  ERROR_401("the two files without their password: its code"),
  ERROR_403("the two files with a wrong password: its code"),
  ERROR_404("an unknown id: its code"),
  ERROR_413("an upload that is too large: its code"),
  LATER_MEMBER("upload, manifest and settings with members of a later release"),
  LATER_CODE("an error with a code of a later release: its code");

  private final String meaning;

  Step(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
