package dev.waybill.rest.container;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A server has stopped while requests were being answered, and cut them off.
public final class RequestsCut extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final transient Map<String, Integer> operations;

  RequestsCut(Map<String, Integer> operations) {
    super(
        operations.entrySet().stream()
            .map(operation -> operation.getValue() + " " + operation.getKey())
            .collect(Collectors.joining(", ")));
    this.operations = new TreeMap<>(operations);
  }

  /// How many there were.
  public int count() {
    return operations.values().stream().mapToInt(Integer::intValue).sum();
  }
}
