package dev.waybill.rest.page;

/// What a page shows. Pages hold data only: the layout is the templates' (one a page, in
/// `src/main/jte`), words and figures are said by [Words].
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
