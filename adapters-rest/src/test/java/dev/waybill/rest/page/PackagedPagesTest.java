package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.waybill.domain.access.ManagementToken;
import gg.jte.TemplateEngine;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Templates and assets are found inside a jar, without a compiler and without source files.
class PackagedPagesTest {
  @TempDir private Path folder;

  @Test
  void pagesRenderFromTheJarAlone() throws Exception {
    var jar = pack(Path.of(home(PageRenderer.class)), folder.resolve("pages.jar"));
    var path =
        new URL[] {
          jar.toUri().toURL(),
          home(ManagementToken.class).toURL(),
          home(TemplateEngine.class).toURL(),
          home(ObjectMapper.class).toURL(),
          home(JsonFactory.class).toURL(),
          home(JsonInclude.class).toURL(),
          home(Jdk8Module.class).toURL(),
          home(JavaTimeModule.class).toURL(),
          home(ContainerRequestContext.class).toURL()
        };
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      assertThat(render(loader)).contains("<h1>Gelöscht</h1>").contains("</html>");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String render(ClassLoader loader) throws ReflectiveOperationException {
    var assets = loader.loadClass(Assets.class.getName());
    var renderer = loader.loadClass(PageRenderer.class.getName());
    var page = loader.loadClass(DeletedPage.class.getName()).getConstructor().newInstance();
    var viewer = loader.loadClass(Viewer.class.getName());
    var html =
        renderer
            .getMethod("render", loader.loadClass(Page.class.getName()), viewer, String.class)
            .invoke(
                renderer.getConstructor(assets).newInstance(assets.getMethod("load").invoke(null)),
                page,
                viewer.getMethod("of", String.class).invoke(null, "de"),
                Samples.NONCE);
    return (String) html;
  }

  private static Path pack(Path classes, Path jar) throws Exception {
    try (var files = Files.walk(classes);
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static URI home(Class<?> type) throws Exception {
    return type.getProtectionDomain().getCodeSource().getLocation().toURI();
  }
}
