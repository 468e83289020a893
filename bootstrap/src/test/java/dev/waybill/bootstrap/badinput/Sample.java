package dev.waybill.bootstrap.badinput;

/// An upload of ours, for requests to be made about.
///
/// @param id of the upload
/// @param fileId of its first file
/// @param token the management token
record Sample(String id, String fileId, String token) {
  String link() {
    return "/f/" + id;
  }

  String manage() {
    return "/manage/" + token;
  }

  String delete() {
    return "/delete/" + token;
  }
}
