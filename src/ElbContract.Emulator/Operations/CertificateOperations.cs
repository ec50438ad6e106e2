using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ElbContract.Emulator.Certificates;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Operations;

/// <summary>Lists, shows, creates and deletes certificates.</summary>
internal sealed class CertificateOperations(EmulatorOptions options, CertificateStore store)
{
    /// <summary>Holds what is there from the start; nobody has the keys of these.</summary>
    public void Hold(ProviderIds ids)
    {
        store.Add(new StoredCertificate(ids.CertificateId, "certificate", Now()));
        store.Add(new StoredCertificate(ids.SniCertificateId, "sni-certificate", Now()) { Domain = "sni.example.com" });
    }

    public Answer Handle(Call call, SiblingRoute route) =>
        (call.Method, route.Id) switch
        {
            ("GET", null) => Answer.Ok(
                JsonBody.RenderList("certificates", [.. store.All().Select(stored => (Action<Utf8JsonWriter>)stored.Write)])
            ),
            ("GET", { } id) => store.Find(id) is { } found ? Answer.Ok(JsonBody.Render(found.Write)) : Answer.Error(NotFound(id)),
            ("POST", null) => Create(call),
            ("DELETE", { } id) => store.Remove(id) ? Answer.NoContent : Answer.Error(NotFound(id)),
            _ => Answer.Error(Refusal.With(404)),
        };

    private Answer Create(Call call)
    {
        if (JsonBody.Object(call.Body) is not { } request)
            return Refuse("The body is not a JSON object of at most 1 MiB.");
        var made = new StoredCertificate(options.NewId(), JsonBody.Text(request, "name") ?? "", Now())
        {
            Description = JsonBody.Text(request, "description"),
            Domain = JsonBody.Text(request, "domain"),
            Pem = JsonBody.Text(request, "certificate"),
            PrivateKey = JsonBody.Text(request, "private_key"),
        };
        if (!IsPair(made))
            return Refuse("A certificate has a certificate and its private_key, both PEM.");
        return store.Add(made)
            ? Answer.Ok(JsonBody.Render(made.Write))
            : Answer.Error(
                new ProviderError(
                    403,
                    ErrorCode.Of(403, ""),
                    $"The quota of {CertificateStore.Limit} certificates is used up: delete some."
                )
            );
    }

    private static bool IsPair(StoredCertificate made)
    {
        try
        {
            using var pair = X509Certificate2.CreateFromPem(made.Pem, made.PrivateKey);
            return pair.HasPrivateKey;
        }
        catch (Exception cause) when (cause is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private string Now() => options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static Answer Refuse(string problem) => Answer.Error(new ProviderError(400, ErrorCode.BadRequest, $"badRequest: {problem}"));

    private static ProviderError NotFound(string id) => new(404, ErrorCode.Of(404, ""), $"Not Found: there is no certificate {id}.");
}
