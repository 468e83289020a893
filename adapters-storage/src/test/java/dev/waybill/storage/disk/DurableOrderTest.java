package dev.waybill.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What reaches the medium, and when, asked of the kernel by strace; it also plays broken disks.
final class DurableOrderTest {
  private static final String HOUR = "root/blobs/" + Blobs.HOUR;

  @TempDir private Path directory;
  private Path root = Path.of("");

  @BeforeEach
  void realPath() throws IOException {
    root = directory.toRealPath().resolve("root");
  }

  @Test
  void everythingIsOnTheMediumBeforePublishReturns() throws IOException {
    var trace = Trace.of(root, List.of(), "1", "9");

    assertThat(trace.output()).isEmpty();
    assertThat(trace.calls())
        .containsExactly(
            "mkdir root",
            "fsync",
            "mkdir root/blobs",
            "fsync root",
            "mkdir root/staging",
            "fsync root",
            "fdatasync " + staged(1),
            "mkdir " + HOUR,
            "fsync root/blobs",
            "mkdir " + HOUR + "/01",
            "fsync " + HOUR,
            "rename " + staged(1) + " " + place(1),
            "fsync " + HOUR + "/01",
            "mkdir root/acknowledged-1",
            "fdatasync " + staged(9),
            "rename " + staged(9) + " " + place(9),
            "fsync " + HOUR + "/01",
            "mkdir root/acknowledged-9");
  }

  @Test
  void afterARestartTheDirectoriesThatAreThereAreSyncedOnceMore() throws IOException {
    Trace.of(root, List.of(), "1");
    var trace = Trace.of(root, List.of(), "9");

    assertThat(trace.calls())
        .containsSubsequence(
            "fsync root/blobs", "fsync " + HOUR, "rename " + staged(9) + " " + place(9));
  }

  @Test
  void aFailedSyncOfTheFileIsNotTriedAgain() throws IOException {
    var trace = Trace.of(root, List.of("-e", "inject=fdatasync:error=EIO"), "1");

    assertThat(trace.output()).startsWith("cannot finish a blob: Input/output error (staging/");
    assertThat(trace.calls())
        .containsOnlyOnce("fdatasync " + staged(1) + " EIO")
        .noneMatch(call -> call.startsWith("rename"));
    assertThat(Tree.files(root)).isEmpty();
  }

  @Test
  void aFailedSyncOfTheDirectoryTakesTheBlobBack() throws IOException {
    var fanOut = root.resolveSibling(HOUR + "/01").toString();
    var trace = Trace.of(root, List.of("-P", fanOut, "-e", "inject=fsync:error=EIO"), "1");

    assertThat(trace.output()).startsWith("cannot publish a blob: Input/output error (blobs/");
    assertThat(trace.calls()).containsExactly("mkdir " + HOUR + "/01", "fsync " + HOUR + "/01 EIO");
    assertThat(Tree.files(root)).isEmpty();
  }

  @Test
  void aDirectoryWhoseParentCouldNotBeSyncedIsCreatedAnew() throws IOException {
    var hour = root.resolveSibling(HOUR).toString();
    var inject = List.of("-P", hour, "-P", hour + "/01", "-e", "inject=fsync:error=EIO:when=1");
    var trace = Trace.of(root, inject, "1", "9");

    assertThat(trace.output()).startsWith("cannot publish a blob: Input/output error (blobs/");
    assertThat(trace.calls())
        .containsExactly(
            "mkdir " + HOUR,
            "mkdir " + HOUR + "/01",
            "fsync " + HOUR + " EIO",
            "mkdir " + HOUR + "/01",
            "fsync " + HOUR,
            "fsync " + HOUR + "/01");
    assertThat(Tree.files(root)).containsExactly("blobs/" + Blobs.key(9).value());
  }

  @Test
  void aQuotaThatIsUsedUpIsAFullDisk() throws IOException {
    var trace = Trace.of(root, List.of("-e", "inject=fdatasync:error=EDQUOT"), "1");

    assertThat(trace.output())
        .startsWith("the disk is full: cannot finish a blob: Disk quota exceeded (staging/");
    assertThat(Files.exists(root.resolve("acknowledged-1"))).isFalse();
  }

  private static String staged(int n) {
    return "root/staging/" + Blobs.key(n).value().replace('/', '-');
  }

  private static String place(int n) {
    return "root/blobs/" + Blobs.key(n).value();
  }
}
