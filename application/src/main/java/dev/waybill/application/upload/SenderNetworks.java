package dev.waybill.application.upload;

/// What is made of the network that an upload comes from.
///
/// @param origins what is kept of it
/// @param budgets how much it may send
public record SenderNetworks(Origins origins, UploadBudgets budgets) {
  /// Nothing is kept, and everything may be sent.
  public static final SenderNetworks NONE = new SenderNetworks(Origins.NONE, UploadBudgets.NONE);
}
