/// What one can do with uploads: use cases, and the ports they need.
module dev.waybill.application {
  requires transitive dev.waybill.domain;
  requires static org.jspecify;

  exports dev.waybill.application.content;
  exports dev.waybill.application.context;
  exports dev.waybill.application.download;
  exports dev.waybill.application.inventory;
  exports dev.waybill.application.manage;
  exports dev.waybill.application.port;
  exports dev.waybill.application.upkeep;
  exports dev.waybill.application.upload;
}
