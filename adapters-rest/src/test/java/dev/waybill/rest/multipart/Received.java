package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a reader delivered. Bytes are kept as ISO 8859-1 text, one character a byte.
final class Received implements PartListener {
  sealed interface Part {
    record File(FilePart head, String bytes, boolean whole) implements Part {}

    record Field(String name, String value) implements Part {}
  }

  private final List<Part> parts = new ArrayList<>();

  List<Part> parts() {
    return List.copyOf(parts);
  }

  List<Part.File> files() {
    return parts.stream().filter(Part.File.class::isInstance).map(Part.File.class::cast).toList();
  }

  @Override
  public void onFile(FilePart head) {
    parts.add(new Part.File(head, "", false));
  }

  @Override
  public void onFileBytes(ByteBuffer bytes) {
    Part.File open = open();
    String more = ISO_8859_1.decode(bytes).toString();
    if (more.isEmpty()) {
      throw new AssertionError("empty bytes delivered");
    }
    parts.addLast(new Part.File(open.head(), open.bytes() + more, false));
  }

  @Override
  public void onFileEnd() {
    Part.File open = open();
    parts.addLast(new Part.File(open.head(), open.bytes(), true));
  }

  @Override
  public void onField(String name, String value) {
    if (!parts.isEmpty() && parts.getLast() instanceof Part.File file && !file.whole()) {
      throw new AssertionError("a field inside a file");
    }
    parts.add(new Part.Field(name, value));
  }

  private Part.File open() {
    if (parts.removeLast() instanceof Part.File file && !file.whole()) {
      return file;
    }
    throw new AssertionError("no file is open");
  }
}
