/// What an upload is: values and pure functions, without any technology.
module dev.waybill.domain {
  requires static org.jspecify;

  exports dev.waybill.domain.access;
  exports dev.waybill.domain.digest;
  exports dev.waybill.domain.encryption;
  exports dev.waybill.domain.expiry;
  exports dev.waybill.domain.size;
  exports dev.waybill.domain.spelling;
  exports dev.waybill.domain.tenant;
  exports dev.waybill.domain.upload;
}
