package dev.waybill.application.download;

import dev.waybill.domain.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// Where every byte of a zip of several files is, known before one of them is read: the same files
/// always make the same archive, so that it has a length, an entity tag and ranges like a file.
///
/// Entries are stored (not compressed), in the order given, under the names that [ZipNames] makes.
/// Headers are made when they are asked for; what is kept is one small record a member.
public final class ZipLayout {

  /// Far above what an upload may hold, and low enough for sizes and indexes to fit into an int.
  public static final int MAX_MEMBERS = 100_000;

  private final List<ZipMember> members;
  private final List<String> names;
  private final List<ZipRecord> records;
  private final ZipEnd end;

  /// Offsets of the pieces: header and bytes of each member, then each central header, then the
  /// end; and last the length of the whole.
  private final long[] starts;

  private ZipLayout(List<ZipMember> members, List<String> names, List<ZipRecord> records) {
    this.members = members;
    this.names = names;
    this.records = records;
    this.starts = new long[3 * records.size() + 2];
    this.end = place();
  }

  /// @throws IllegalArgumentException for more than [#MAX_MEMBERS]
  /// @throws ArithmeticException if the archive were longer than 2^63-1 bytes
  public static ZipLayout of(List<ZipMember> members) {
    if (members.size() > MAX_MEMBERS) {
      throw new IllegalArgumentException("too many members: " + members.size());
    }
    var names = ZipNames.unique(members.stream().map(ZipMember::path).toList());
    var records = new ArrayList<ZipRecord>(members.size());
    long offset = 0;
    for (int i = 0; i < members.size(); i++) {
      var record = record(members.get(i), names.get(i), offset);
      records.add(record);
      offset = record.end();
    }
    return new ZipLayout(List.copyOf(members), names, List.copyOf(records));
  }

  private static ZipRecord record(ZipMember member, String name, long offset) {
    return new ZipRecord(name, member.size().value(), member.crc32(), offset);
  }

  private ZipEnd place() {
    int count = records.size();
    for (int i = 0; i < count; i++) {
      starts[2 * i + 1] = starts[2 * i] + records.get(i).localLength();
      starts[2 * i + 2] = records.get(i).end();
    }
    for (int i = 2 * count; i < 3 * count; i++) {
      starts[i + 1] = Math.addExact(starts[i], records.get(i - 2 * count).centralLength());
    }
    long directory = starts[2 * count];
    var placed = new ZipEnd(count, directory, starts[3 * count] - directory);
    starts[3 * count + 1] = Math.addExact(starts[3 * count], placed.length());
    return placed;
  }

  /// Of the whole archive, in bytes.
  public long length() {
    return starts[starts.length - 1];
  }

  /// The entries' names, with `/` after each folder, in the order of the members.
  public List<String> names() {
    return names;
  }

  /// What to send, in order, for a range of the archive.
  ///
  /// @param offset of the first byte
  /// @param length in bytes
  /// @throws IndexOutOfBoundsException if the range is not within the archive
  public List<ZipSegment> segments(long offset, long length) {
    Objects.checkFromIndexSize(offset, length, length());
    var window = new ZipWindow();
    for (int piece = pieceAt(offset); starts[piece] < offset + length; piece++) {
      long from = Math.max(offset - starts[piece], 0);
      long to = Math.min(offset + length, starts[piece + 1]) - starts[piece];
      add(window, piece, from, to);
    }
    return window.segments();
  }

  /// A name for this very sequence of bytes, made of all headers and the members' digests: SHA-256,
  /// base64url, 43 characters. Fit for a strong entity tag.
  public String fingerprint() {
    var hash = Sha256.begin();
    for (int i = 0; i < records.size(); i++) {
      hash.update(records.get(i).local());
      hash.update(members.get(i).sha256().bytes());
      hash.update(records.get(i).central());
    }
    hash.update(end.bytes());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.digest());
  }

  /// A piece that holds the offset, or an empty one just there.
  private int pieceAt(long offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private void add(ZipWindow window, int piece, long from, long to) {
    boolean isMember = piece < 2 * records.size() && piece % 2 == 1;
    if (isMember) {
      window.addSlice(piece / 2, from, to);
    } else {
      window.addBytes(header(piece).slice((int) from, (int) (to - from)));
    }
  }

  private ByteBuffer header(int piece) {
    int count = records.size();
    if (piece < 2 * count) {
      return records.get(piece / 2).local();
    }
    return piece < 3 * count ? records.get(piece - 2 * count).central() : end.bytes();
  }
}
