package dev.waybill.rest.page;

/// What a page shows. Pages hold data only: words and layout are the templates' (one a page, in
/// `src/main/jte`), figures are worded by [Wording].
public sealed interface Page
    permits UploadPage,
        ReceivePage,
        PasswordPage,
        DecryptPage,
        PreviewPage,
        ManagePage,
        DeletedPage,
        ErrorPage {
  /// The HTTP status that the page is sent with.
  default int status() {
    return 200;
  }
}
