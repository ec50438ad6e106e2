using System.Globalization;

namespace ElbContract.Emulator.Personalities;

/// <summary>Ids and times as a personality writes them.</summary>
internal static class Forms
{
    /// <param name="form">How the id is to look.</param>
    /// <param name="id">A new one: 32 hex digits; anything else stays as it is.</param>
    public static string Write(this IdForm form, string id)
    {
        if (form is IdForm.Digits || !UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            return id;
        return form switch
        {
            IdForm.Uuid => new Guid(number.ToString("x32", CultureInfo.InvariantCulture)).ToString("D"),
            IdForm.Number => number.ToString(CultureInfo.InvariantCulture),
            IdForm.Capitals => id.ToUpperInvariant(),
            _ => $"urn:elb:listener#{id[..8]}.{id[8..]}",
        };
    }

    public static string Write(this TimeForm form, DateTimeOffset time) =>
        form switch
        {
            TimeForm.Iso => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            TimeForm.IsoWithFraction => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
            TimeForm.Epoch => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            _ => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        };
}
