package dev.waybill.bootstrap.clients;

import static dev.waybill.bootstrap.clients.Download.PARALLEL;
import static dev.waybill.bootstrap.clients.Download.PASSWORD;
import static dev.waybill.bootstrap.clients.Download.RESUME;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Programs that download, by what their users type.
@InTurn("clients-cli")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadersTest {
  private static final String ONE_CONNECTION = "one connection a file";

  private final Table table =
      new Table("downloads", Arrays.stream(Download.values()).map(Download::title).toList());
  private Path folder;
  private Bench bench;
  private Stored pair;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    OutsideTools.folder("clients-cli");
    OutsideTools.folder("clients-python");
    this.folder = folder;
    bench = Bench.start(folder);
    var file = bench.contents().file(1000);
    var files = List.of(new Call.NamedFile(file, "one.bin"), new Call.NamedFile(file, "two.bin"));
    var upload = new Call.Upload(bench.url("/upload"), files, Map.of(), false);
    pair = bench.stored(CommandLineClientsTest.curl("curl", "--http1.1").ask(upload));
  }

  @AfterAll
  void stop() {
    if (bench != null) {
      bench.close();
      table.publish();
    }
  }

  @TestFactory
  Stream<DynamicNode> every_program_saves_what_is_stored() {
    var http = OutsideTools.folder("clients-python").resolve("bin/http") + " --ignore-stdin ";
    return Stream.of(
            Downloader.of("curl", "curl -fsSOJ $URL")
                .transliterating()
                .does(RESUME, "curl -fsS -C - -o $OUT $URL")
                .does(PASSWORD, "curl -fsS -u \"x:$PASSWORD\" -o $OUT $URL")
                .cannot(PARALLEL, ONE_CONNECTION),
            Downloader.of("wget", "wget -nv --content-disposition $URL")
                .does(RESUME, "wget -nv -c --content-disposition $URL")
                .does(PASSWORD, "wget -nv --user x --password \"$PASSWORD\" -O $OUT $URL")
                .cannot(PARALLEL, ONE_CONNECTION),
            // Releases before 2.2 ask for HTML first, unless told; -c of 1.99 asks for the whole.
            Downloader.of("wget2", "wget2 --content-disposition \"$URL?download=1\"")
                .transliterating()
                .cannot(RESUME, "begins anew")
                .does(PARALLEL, "wget2 --chunk-size=1M -O $OUT \"$URL?download=1\"")
                .does(
                    PASSWORD,
                    "wget2 --header 'Accept: */*' --http-user x --http-password \"$PASSWORD\""
                        + " -O $OUT $URL"),
            Downloader.of("aria2", "aria2c $URL")
                .does(RESUME, "aria2c -c -o $OUT $URL")
                .does(PARALLEL, "aria2c -x8 -s8 -k1M -o $OUT $URL")
                .does(PASSWORD, "aria2c --http-user=x --http-passwd=\"$PASSWORD\" -o $OUT $URL"),
            Downloader.of("axel", "axel -q $URL")
                .transliterating()
                .cannot(RESUME, "goes on only from a state file of its own")
                .does(PARALLEL, "axel -q -n 4 -o $OUT $URL")
                .does(PASSWORD, "axel -q -o $OUT -H \"Waybill-Password: $PASSWORD\" $URL"),
            // It saves under a name only on a terminal.
            Downloader.of("HTTPie", "script -qec \"" + http + "-d --check-status $URL\" /dev/null")
                .transliterating()
                .does(RESUME, http + "-d -c -o $OUT $URL")
                .does(PASSWORD, http + "-d -a \"x:$PASSWORD\" -o $OUT $URL")
                .cannot(PARALLEL, ONE_CONNECTION),
            Downloader.of("rclone copyurl", "rclone copyurl -a --header-filename $URL .")
                .cannot(RESUME, "begins anew")
                .cannot(PARALLEL, ONE_CONNECTION)
                .does(
                    PASSWORD, "rclone copyurl --header \"Waybill-Password: $PASSWORD\" $URL $OUT"),
            Downloader.withoutNames(
                    "rclone copyto", "rclone copyto --http-url $SITE/f :http:$ID ./$OUT")
                .cannot(RESUME, "begins anew")
                .does(
                    PARALLEL,
                    "rclone copyto --multi-thread-cutoff 1M --http-url $SITE/f :http:$ID ./$OUT")
                .does(
                    PASSWORD,
                    "rclone copyto --header \"Waybill-Password: $PASSWORD\" --http-url $SITE/f"
                        + " :http:$ID ./$OUT"),
            Downloader.withoutNames("lftp", "lftp -c \"get $URL -o $OUT\"")
                .does(RESUME, "lftp -c \"get -c $URL -o $OUT\"")
                .does(PARALLEL, "lftp -c \"pget -n 4 $URL -o $OUT\"")
                .cannot(PASSWORD, "spoils letters beyond ASCII in a password: its fault"))
        .map(this::tests);
  }

  private DynamicNode tests(Downloader downloader) {
    return DynamicContainer.dynamicContainer(
        downloader.name(),
        Arrays.stream(Download.values())
            .map(each -> DynamicTest.dynamicTest(each.title(), () -> judge(downloader, each))));
  }

  private void judge(Downloader downloader, Download download) throws IOException {
    var reason = downloader.reasonAgainst(download);
    if (reason.isPresent()) {
      table.set(downloader.name(), download.title(), "-", reason.get());
      return;
    }
    table.set(downloader.name(), download.title(), "FAIL", "");
    var home = Files.createTempDirectory(folder, "home");
    new DownloadTrial(bench, pair, home).run(downloader, download);
    var note =
        downloader.transliterates() && download == Download.WIDE_NAME
            ? "reads filename, not filename*: letters beyond ASCII are transliterated"
            : "";
    table.set(downloader.name(), download.title(), "ok", note);
  }
}
