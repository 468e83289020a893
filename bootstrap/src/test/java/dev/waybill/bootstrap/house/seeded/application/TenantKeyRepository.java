package dev.waybill.bootstrap.house.seeded.application;

interface TenantKeyRepository {
  void find(String id);
}
