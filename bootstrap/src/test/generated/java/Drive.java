import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openapitools.client.api.DownloadApi;
import org.openapitools.client.api.ManageApi;
import org.openapitools.client.api.UploadApi;
import org.openapitools.client.model.Access;
import org.openapitools.client.model.SettingsPatch;
import org.openapitools.client.model.UploadReceipt;

/// Drives openapi-generator's Java clients; see ../README.md. What differs between them is in
/// `Library`.
public final class Drive {
  private static final String PASSWORD = "correct horse";
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
  private static final List<String> NONE = List.of();

  interface Action {
    String run() throws Exception;
  }

  private final UploadApi upload;
  private final DownloadApi link;
  private final ManageApi manage;
  private final Map<String, UploadReceipt> made = new HashMap<>();

  private Drive(String url) {
    var client = Library.client(url);
    this.upload = new UploadApi(client);
    this.link = new DownloadApi(client);
    this.manage = new ManageApi(client);
  }

  public static void main(String[] arguments) {
    var service = new Drive(System.getenv("WAYBILL_URL"));
    var later = new Drive(System.getenv("WAYBILL_LATER"));
    service.steps(later);
    // Some clients keep threads.
    System.exit(0);
  }

  private void steps(Drive later) {
    step("two-files", this::twoFiles);
    step("end-to-end", this::endToEnd);
    step("manifest", this::manifest);
    step("bytes", () -> content("bytes", null));
    step("range", () -> content("range", "bytes=100-199"));
    step("head", this::head);
    step("put-json", () -> put("put-json", file("data.json"), "data.json"));
    step("put-bytes", () -> put("put-bytes", file("two.bin"), "grün 1.bin"));
    step("form", this::form);
    step("error-400", () -> error(() -> send(file("one.enc"), "true")));
    step("error-401", () -> error(() -> manifest(two(), null)));
    step("error-403", () -> error(() -> manifest(two(), "wrong")));
    step("error-404", () -> error(() -> manifest(UNKNOWN, null)));
    step("error-413", () -> error(() -> send(file("large.bin"), null)));
    step("later-member", later::laterMember);
    step("later-code", () -> error(() -> later.manifest(two(), null)));
    step("patch-null", this::patchNull);
    step("delete", this::delete);
  }

  private static void step(String name, Action action) {
    try {
      System.out.println(name + "\tok\t" + action.run());
    } catch (Exception | Error e) {
      System.out.println(name + "\tfailed\t" + e.toString().replaceAll("\\s+", " "));
    }
  }

  /// What the client's own type of the answer says.
  private static String error(Action action) throws Exception {
    try {
      action.run();
    } catch (Exception e) {
      return Library.status(e) + " " + Library.error(e).getCode();
    }
    throw new AssertionError("no error");
  }

  private String twoFiles() throws Exception {
    var files = List.of(file("one.txt"), file("two.bin"));
    var receipt = upload.uploadFiles(files, null, null, PASSWORD, "1d", null, null, null, NONE);
    made.put("two", receipt);
    return token(receipt);
  }

  private String endToEnd() throws Exception {
    var files = List.of(file("one.enc"), file("two.enc"));
    var ivs = List.of("AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAB");
    var salt = "AAAAAAAAAAAAAAAAAAAAAA==";
    return upload.uploadFiles(files, null, null, null, null, "true", null, salt, ivs).getId();
  }

  private String send(File file, String encrypted) throws Exception {
    return upload
        .uploadFiles(List.of(file), null, null, null, null, encrypted, null, null, NONE)
        .getId();
  }

  private String two() {
    return made.get("two").getId();
  }

  private String manifest() throws Exception {
    return manifest(two(), PASSWORD);
  }

  private String manifest(String id, String password) throws Exception {
    return link.getManifest(id, null, password).getFiles().stream()
        .map(file -> file.getName() + ":" + file.getSize())
        .collect(Collectors.joining(" "));
  }

  private String content(String step, String range) throws Exception {
    var second = made.get("two").getFiles().get(1).getId();
    return save(step, Library.content(link, second, PASSWORD, range));
  }

  private String head() throws Exception {
    var second = made.get("two").getFiles().get(1).getId();
    return Library.length(link, second, PASSWORD);
  }

  private String put(String step, File file, String name) throws Exception {
    var receipt = upload.uploadFile(name, null, null, null, null, file);
    made.put(step, receipt);
    return save(step, Library.content(link, receipt.getId(), null, null));
  }

  private String form() throws Exception {
    var token = token(made.get("put-bytes"));
    manage.submitSettings(token, null, null, "battery staple", "3d");
    return token;
  }

  private String patchNull() throws Exception {
    var changed = manage.patchSettings(token(made.get("two")), new SettingsPatch().password(null));
    return changed.getAccess() + " " + changed.getHasPassword();
  }

  private String delete() throws Exception {
    var token = token(made.get("put-json"));
    manage.deleteUpload(token);
    return token;
  }

  private String laterMember() throws Exception {
    var files = List.of(file("one.txt"));
    var receipt = upload.uploadFiles(files, null, null, null, null, null, null, null, NONE);
    manifest(receipt.getId(), null);
    var patch = new SettingsPatch().access(Access.PRIVATE);
    var changed = manage.patchSettings(token(receipt), patch).getAccess();
    var shown = manage.viewSettings(token(receipt)).getFiles().get(0).getName();
    return receipt.getFiles().get(0).getName() + " " + changed + " " + shown;
  }

  private static String save(String step, File content) throws Exception {
    Files.copy(content.toPath(), Path.of(System.getenv("WAYBILL_GOT"), step));
    return "";
  }

  private static String token(UploadReceipt receipt) {
    return receipt.getRedirect().substring("/manage/".length());
  }

  private static File file(String name) {
    return Path.of(System.getenv("WAYBILL_FILES"), name).toFile();
  }
}
