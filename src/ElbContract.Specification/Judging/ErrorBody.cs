using System.Text.Json;
using ElbContract.Specification.Clauses.Subjects;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Judging;

/// <summary>A refusal that is answered with success: no listener, and an error in its place.</summary>
internal static class ErrorBody
{
    private static readonly string[] Names = ["error", "errors", "error_code", "error_msg", "errorCode", "errorMessage", "code", "message"];

    public static bool Is(ReadOnlyMemory<byte> body)
    {
        var document = ListenerDocument.Parse(body);
        return document is { Form: DocumentForm.Object, HasUnknownFields: true }
            && UriClauses.WrongForm(document) is not null
            && HasError(body.Span);
    }

    // Parsed once already, so it is JSON.
    private static bool HasError(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body.StartsWith("\uFEFF"u8) ? body[3..] : body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            foreach (var name in Names)
            {
                if (reader.ValueTextEquals(name))
                    return true;
            }

            reader.Skip();
        }

        return false;
    }
}
