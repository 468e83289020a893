package dev.waybill.domain.size;

/// A number of bytes, never negative.
public record ByteCount(long value) implements Comparable<ByteCount> {
  public static final ByteCount ZERO = new ByteCount(0);

  public ByteCount {
    if (value < 0) {
      throw new IllegalArgumentException("negative byte count: " + value);
    }
  }

  public ByteCount plus(long more) {
    return new ByteCount(Math.addExact(value, more));
  }

  public boolean exceeds(ByteCount limit) {
    return value > limit.value;
  }

  @Override
  public int compareTo(ByteCount other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
