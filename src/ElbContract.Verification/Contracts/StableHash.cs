using System.Text;

namespace ElbContract.Verification.Contracts;

/// <summary>FNV-1a: the same number for the same text, on every machine and in every run.</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ one) * 1099511628211UL);
        }

        return hash;
    }
}
