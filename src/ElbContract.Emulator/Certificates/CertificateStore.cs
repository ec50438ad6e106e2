using System.Collections.Concurrent;
using System.Text.Json;

namespace ElbContract.Emulator.Certificates;

/// <summary>A certificate as it is held, private key included: the provider's answers show it, and who tests a client wants to meet
/// that.</summary>
internal sealed record StoredCertificate(string Id, string Name, string Time)
{
    /// <summary>Order of arrival.</summary>
    public long Number { get; init; }

    public string? Description { get; init; }
    public string? Domain { get; init; }
    public string? Pem { get; init; }
    public string? PrivateKey { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Id);
        json.WriteString("name"u8, Name);
        json.WriteString("description"u8, Description);
        json.WriteString("domain"u8, Domain);
        json.WriteString("certificate"u8, Pem);
        json.WriteString("private_key"u8, PrivateKey);
        json.WriteString("create_time"u8, Time);
        json.WriteString("update_time"u8, Time);
        json.WriteEndObject();
    }

    /// <summary>The id alone: the key is a secret.</summary>
    public override string ToString() => Id;
}

/// <summary>The certificates of the emulator. Safe for parallel use.</summary>
internal sealed class CertificateStore
{
    /// <summary>How many are held before one more is refused as over the quota.</summary>
    public const int Limit = 1000;

    private readonly ConcurrentDictionary<string, StoredCertificate> _certificates = new(StringComparer.Ordinal);
    private int _count;
    private long _number;

    /// <summary>False where there is no room for one more.</summary>
    public bool Add(StoredCertificate stored)
    {
        if (Interlocked.Increment(ref _count) > Limit)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _certificates[stored.Id] = stored with { Number = Interlocked.Increment(ref _number) };
        return true;
    }

    public bool Contains(string id) => _certificates.ContainsKey(id);

    public StoredCertificate? Find(string id) => _certificates.GetValueOrDefault(id);

    /// <summary>Those held now, in order of arrival.</summary>
    public IEnumerable<StoredCertificate> All() => _certificates.Values.OrderBy(stored => stored.Number);

    public bool Remove(string id)
    {
        if (!_certificates.TryRemove(id, out _))
            return false;
        Interlocked.Decrement(ref _count);
        return true;
    }
}
