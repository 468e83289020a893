package dev.waybill.bootstrap.house.seeded.application;

interface UploadRepository {
  void forget(String id);
}
