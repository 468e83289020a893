import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;

/// The generated client sends and takes `File`, and Spring has no converter for it: whoever uses
/// that client with bytes has to bring one.
final class FileConverter implements HttpMessageConverter<File> {
  @Override
  public boolean canRead(Class<?> type, MediaType mediaType) {
    return type == File.class;
  }

  @Override
  public boolean canWrite(Class<?> type, MediaType mediaType) {
    return type == File.class;
  }

  @Override
  public List<MediaType> getSupportedMediaTypes() {
    return List.of(MediaType.ALL);
  }

  @Override
  public File read(Class<? extends File> type, HttpInputMessage message) throws IOException {
    var file = Files.createTempFile("drive", null);
    Files.copy(message.getBody(), file, StandardCopyOption.REPLACE_EXISTING);
    return file.toFile();
  }

  @Override
  public void write(File file, MediaType type, HttpOutputMessage message) throws IOException {
    message.getHeaders().setContentType(type);
    Files.copy(file.toPath(), message.getBody());
  }
}
