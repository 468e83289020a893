package dev.waybill.domain.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name of a file and the folders that it was in at its sender's, as it is shown, put into zips
/// and returned: never a path of this machine, never a key.
///
/// Each segment is a [FileName] in its clean form, so none is empty, `.` or `..` and none holds a
/// separator; there are at most [#MAX_SEGMENTS], of [#MAX_BYTES] in all.
///
/// @param folders from the outermost; none for a file that came without
public record FilePath(List<FileName> folders, FileName name) {
  /// The name is one of them.
  public static final int MAX_SEGMENTS = 32;

  /// Of the segments and what separates them; bytes of UTF-8.
  public static final int MAX_BYTES = 1024;

  private static final String SEPARATOR = "/";
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  /// @throws IllegalArgumentException if it is too long
  public FilePath {
    folders = List.copyOf(folders);
    if (!isWithinLimits(folders, name)) {
      throw new IllegalArgumentException("too long a path");
    }
  }

  /// What a client sent, made a path.
  ///
  /// @param isCut whether folders were sent that could not be kept: one is empty, `.`, `..` or has
  ///   no character that a name may have, or the whole has a backslash, a drive letter, a `/` at
  ///   its beginning, or is too long. Then the last segment is the name.
  public record Sent(FilePath path, boolean isCut) {}

  /// A file that was in no folder.
  public static FilePath of(FileName name) {
    return new FilePath(List.of(), name);
  }

  /// Never fails.
  ///
  /// @param raw segments with `/` between them
  public static Sent sent(String raw) {
    var name = FileName.of(raw);
    if (!raw.contains(SEPARATOR) && raw.indexOf('\\') < 0) {
      return new Sent(of(name), false);
    }
    var segments = raw.split(SEPARATOR, -1);
    if (raw.indexOf('\\') < 0 && areKept(segments)) {
      var folders = Arrays.stream(segments).limit(segments.length - 1L).map(FileName::of).toList();
      if (isWithinLimits(folders, name) && !isDrive(folders.getFirst())) {
        return new Sent(new FilePath(folders, name), false);
      }
    }
    return new Sent(of(name), true);
  }

  private static boolean areKept(String[] segments) {
    return segments.length <= MAX_SEGMENTS
        && Arrays.stream(segments).noneMatch(FileName::leavesNothing);
  }

  private static boolean isDrive(FileName folder) {
    return DRIVE.matcher(folder.value()).matches();
  }

  /// From what [#folder()] told.
  ///
  /// @throws IllegalArgumentException if that is no such text
  public static FilePath in(String folder, FileName name) {
    if (folder.isEmpty()) {
      return of(name);
    }
    return new FilePath(
        Arrays.stream(folder.split(SEPARATOR, -1)).map(FileName::new).toList(), name);
  }

  /// The folders with `/` between them; empty if there are none.
  public String folder() {
    return joined(folders);
  }

  public boolean hasFolders() {
    return !folders.isEmpty();
  }

  /// All segments with `/` between them.
  public String value() {
    var segments = new ArrayList<>(folders);
    segments.add(name);
    return joined(segments);
  }

  private static String joined(List<FileName> segments) {
    return String.join(SEPARATOR, segments.stream().map(FileName::value).toList());
  }

  private static boolean isWithinLimits(List<FileName> folders, FileName name) {
    if (folders.size() >= MAX_SEGMENTS) {
      return false;
    }
    var bytes =
        Stream.concat(folders.stream(), Stream.of(name))
            .mapToInt(segment -> segment.value().getBytes(UTF_8).length)
            .sum();
    return bytes + folders.size() <= MAX_BYTES;
  }
}
