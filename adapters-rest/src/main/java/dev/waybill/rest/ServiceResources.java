package dev.waybill.rest;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.docs.DocsResource;
import dev.waybill.rest.docs.ErrorCodesResource;
import dev.waybill.rest.docs.OpenApiResource;
import dev.waybill.rest.download.ContentAnswers;
import dev.waybill.rest.download.ContentResource;
import dev.waybill.rest.download.DownloadResource;
import dev.waybill.rest.download.EncryptedResource;
import dev.waybill.rest.download.LinkAnswers;
import dev.waybill.rest.download.ManifestResource;
import dev.waybill.rest.download.Reader;
import dev.waybill.rest.home.HomeResource;
import dev.waybill.rest.info.InfoResource;
import dev.waybill.rest.manage.DeleteResource;
import dev.waybill.rest.manage.Holder;
import dev.waybill.rest.manage.ManageAnswers;
import dev.waybill.rest.manage.ManageResource;
import dev.waybill.rest.management.ServeResource;
import dev.waybill.rest.meters.RequestMeters;
import dev.waybill.rest.page.AssetResource;
import dev.waybill.rest.page.Assets;
import dev.waybill.rest.page.DownloadWorkerResource;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.Previews;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.upload.MultipartIntake;
import dev.waybill.rest.upload.PutUploadResource;
import dev.waybill.rest.upload.UploadResource;
import dev.waybill.rest.wellknown.RobotsResource;
import dev.waybill.rest.wellknown.SecurityTxt;
import dev.waybill.rest.wellknown.SecurityTxtResource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The resources of the service port. A class that is not listed here is not served.
public final class ServiceResources {
  private final UseCases useCases;
  private final Supplier<Readiness> serving;
  private final Requests requests;
  private final RequestMeters meters;
  private final Assets assets;
  private final PageResponse pages;
  private final Supplier<String> nonces;
  private final String version;
  private final Optional<SecurityTxt> securityTxt;

  ServiceResources(
      UseCases useCases,
      Supplier<Readiness> serving,
      Requests requests,
      RequestMeters meters,
      Assets assets,
      PageResponse pages,
      Supplier<String> nonces,
      String version,
      Optional<SecurityTxt> securityTxt) {
    this.useCases = useCases;
    this.serving = serving;
    this.requests = requests;
    this.meters = meters;
    this.assets = assets;
    this.pages = pages;
    this.nonces = nonces;
    this.version = version;
    this.securityTxt = securityTxt;
  }

  /// Every resource class, for the tests that hold them against the access matrix and
  /// `openapi.yaml`.
  public static final List<Class<?>> CLASSES =
      List.of(
          UploadResource.class,
          PutUploadResource.class,
          DownloadResource.class,
          EncryptedResource.class,
          ContentResource.class,
          ManifestResource.class,
          InfoResource.class,
          ServeResource.class,
          ManageResource.class,
          DeleteResource.class,
          HomeResource.class,
          AssetResource.class,
          DownloadWorkerResource.class,
          RobotsResource.class,
          SecurityTxtResource.class,
          OpenApiResource.class,
          DocsResource.class,
          ErrorCodesResource.class);

  List<Object> instances() {
    var reader = new Reader(useCases.open(), requests, meters);
    var contents = new ContentAnswers(useCases.deliver());
    var holder = new Holder(useCases.view(), useCases.change(), useCases.delete(), requests);
    var manage = new ManageAnswers(pages, useCases.view());
    return List.of(
        new UploadResource(new MultipartIntake(useCases.receive()), requests),
        new PutUploadResource(useCases.receive(), requests),
        new DownloadResource(requests, reader, new LinkAnswers(contents, pages)),
        new EncryptedResource(reader, contents, new Previews(pages)),
        new ContentResource(reader, contents),
        new ManifestResource(reader),
        new InfoResource(requests, version),
        // Everybody may ask here.
        new ServeResource(() -> serving.get().withoutReasons()),
        new ManageResource(holder, manage),
        new DeleteResource(holder, manage),
        new HomeResource(requests, pages),
        new AssetResource(assets),
        new DownloadWorkerResource(),
        new RobotsResource(),
        new SecurityTxtResource(securityTxt),
        new OpenApiResource(),
        new DocsResource(nonces),
        ErrorCodesResource.besideDocs(nonces));
  }
}
