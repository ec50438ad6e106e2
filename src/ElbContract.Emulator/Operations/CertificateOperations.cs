using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Operations;

/// <summary>Lists, shows, creates, changes and deletes certificates. Private keys are shown too: the provider's answers show them, and who
/// tests a client wants to meet that.</summary>
internal sealed class CertificateOperations(EmulatorOptions options, Shelf<StoredThing> store)
{
    private static readonly string[] Changeable = ["name", "description", "domain", "certificate", "private_key"];

    /// <summary>Holds what is there from the start; nobody has the keys of these.</summary>
    public void Hold(ProviderIds ids, AllShelves shelves)
    {
        Hold(shelves, ids.CertificateId, "certificate", domain: null);
        Hold(shelves, ids.SniCertificateId, "sni-certificate", "sni.example.com");
    }

    public Answer List(Call call) =>
        Answer.Ok(
            JsonBody.RenderList(
                "certificates",
                [.. ListQuery.Of(call.Query, store.All(), "update_time", "create_time", "private_key").Select(held => held.Shown)]
            )
        );

    public Answer Show(string id) =>
        store.Find(id) is { } found ? Answer.Ok(JsonBody.Render(found.Shown.WriteTo)) : Problem.NoSuch("certificate", id);

    public Answer Create(Call call)
    {
        if (JsonBody.Object(call.Body) is not { } request)
            return Problem.Body(call.Body);
        if (!IsPair(JsonBody.Text(request, "certificate"), JsonBody.Text(request, "private_key")))
            return Problem.BadRequest(NotAPair);
        var made = Made(options.NewId(), name => JsonBody.Text(request, name));
        return store.Add(made) ? Answer.Ok(JsonBody.Render(made.Shown.WriteTo)) : Problem.QuotaIsFull(store.Limit, "certificates");
    }

    public Answer Change(Call call, string id)
    {
        if (store.Find(id) is not { } held)
            return Problem.NoSuch("certificate", id);
        if (JsonBody.Object(call.Body) is not { } request)
            return Problem.Body(call.Body);
        var changes = Changeable
            .Where(name => JsonBody.Text(request, name) is not null)
            .Select(name => KeyValuePair.Create<string, JsonNode?>(name, JsonBody.Text(request, name)))
            .Append(KeyValuePair.Create<string, JsonNode?>("update_time", options.Now()))
            .ToList();
        if (changes.Exists(change => change.Key is "certificate" or "private_key") && !IsPair(held.With(changes)))
            return Problem.BadRequest(NotAPair);
        return store.Change(id, now => now with { Shown = now.With(changes) }) is { } changed
            ? Answer.Ok(JsonBody.Render(changed.Shown.WriteTo))
            : Problem.NoSuch("certificate", id);
    }

    public Answer Delete(string id) => store.Remove(id) ? Answer.NoContent : Problem.NoSuch("certificate", id);

    private void Hold(AllShelves shelves, string id, string name, string? domain) =>
        shelves.Start(
            store,
            Made(
                id,
                field =>
                    field == "name" ? name
                    : field == "domain" ? domain
                    : null
            )
        );

    private StoredThing Made(string id, Func<string, string?> asked) =>
        new(
            id,
            JsonBody.Element(json =>
            {
                json.WriteStartObject();
                json.WriteString("id"u8, id);
                json.WriteString("name"u8, asked("name") ?? "");
                json.WriteString("description"u8, asked("description"));
                json.WriteString("domain"u8, asked("domain"));
                json.WriteString("certificate"u8, asked("certificate"));
                json.WriteString("private_key"u8, asked("private_key"));
                json.WriteString("create_time"u8, options.Now());
                json.WriteString("update_time"u8, options.Now());
                json.WriteEndObject();
            })
        );

    private static bool IsPair(JsonElement certificate) =>
        IsPair(JsonBody.Text(certificate, "certificate"), JsonBody.Text(certificate, "private_key"));

    private static bool IsPair(string? certificate, string? key)
    {
        try
        {
            using var pair = X509Certificate2.CreateFromPem(certificate, key);
            return pair.HasPrivateKey;
        }
        catch (Exception cause) when (cause is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private const string NotAPair = "A certificate has a certificate and its private_key, both PEM.";
}
