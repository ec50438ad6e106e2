using System.Globalization;

namespace ElbContract.Emulator;

/// <summary>Times as operations beside listeners write them.</summary>
internal static class Clock
{
    public static string Now(this EmulatorOptions options) =>
        options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
