package dev.waybill.bootstrap.house.seeded.application;

public interface UseCase {}
