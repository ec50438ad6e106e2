using System.Globalization;

namespace ElbContract.Handshakes.Messages;

/// <summary>The alerts of TLS, by their numbers.</summary>
internal static class Alerts
{
    public const int Fatal = 2;
    public const int CloseNotify = 0;
    public const int ProtocolVersion = 70;

    /// <summary>The name of an alert that refuses a handshake; its number for others.</summary>
    public static string Name(int description) =>
        description switch
        {
            CloseNotify => "close_notify",
            10 => "unexpected_message",
            40 => "handshake_failure",
            47 => "illegal_parameter",
            50 => "decode_error",
            51 => "decrypt_error",
            ProtocolVersion => "protocol_version",
            71 => "insufficient_security",
            80 => "internal_error",
            86 => "inappropriate_fallback",
            109 => "missing_extension",
            112 => "unrecognized_name",
            _ => string.Create(CultureInfo.InvariantCulture, $"alert {description}"),
        };
}
