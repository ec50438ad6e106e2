using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The cookie by which clients of a listener with sticky sessions keep their backend.</summary>
internal static class SessionCookie
{
    /// <summary>One of its own for each listener: cookies of a host are sent to all of its ports.</summary>
    public static string NameOf(string listener) =>
        "elb-contract-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listener)).AsSpan(0, 4));

    /// <summary>The place of the backend among all, from 0 on; null where there is none.</summary>
    public static int? Read(HttpRequest request, ServedListener served) =>
        int.TryParse(request.Cookies[NameOf(served.Id)], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : null;

    public static void Write(HttpResponse response, ServedListener served, int number)
    {
        var cookie = new SetCookieHeaderValue(NameOf(served.Id), (number + 1).ToString(CultureInfo.InvariantCulture))
        {
            MaxAge = served.CookieLifetime,
            Path = "/",
            HttpOnly = true,
        };
        response.Headers.Append(HeaderNames.SetCookie, cookie.ToString());
    }
}
