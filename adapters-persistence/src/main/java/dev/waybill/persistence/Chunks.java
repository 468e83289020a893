package dev.waybill.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// Cuts what a query takes as a list into pieces that every database accepts.
final class Chunks {
  /// Values in one query.
  static final int SIZE = 500;

  private Chunks() {}

  static <T> List<List<T>> of(Collection<T> values) {
    var list = new ArrayList<>(values);
    return IntStream.iterate(0, from -> from < list.size(), from -> from + SIZE)
        .mapToObj(from -> List.copyOf(list.subList(from, Math.min(from + SIZE, list.size()))))
        .toList();
  }
}
