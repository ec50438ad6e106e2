using System.Collections.Concurrent;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Stub;

/// <summary>The listeners that were added, by project, so that a consumer can read, list and delete them.</summary>
internal sealed class AddedListeners
{
    private readonly ConcurrentDictionary<(string Project, string Id), byte[]> _listeners = new();

    public void Keep(string path, string id, byte[] listener) => _listeners[(ProjectOf(path), id)] = listener;

    /// <summary>What the call is answered with; null where it is none about listeners.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="path">Without query.</param>
    /// <param name="query">A listener is listed where it has these values.</param>
    public Answer? Find(string method, string path, IQueryCollection query)
    {
        if (HttpMethods.IsGet(method) && ListenersPath.Find(path) is not null)
            return Answer.Ok(List(ProjectOf(path), query));
        var slash = path.LastIndexOf('/');
        if (slash <= 0 || ListenersPath.Find(path[..slash]) is null)
            return null;
        var key = (ProjectOf(path[..slash]), Uri.UnescapeDataString(path[(slash + 1)..]));
        return HttpMethods.IsGet(method) && _listeners.TryGetValue(key, out var listener) ? Answer.Ok(listener)
            : HttpMethods.IsDelete(method) && _listeners.TryRemove(key, out _) ? Answer.NoContent
            : null;
    }

    // As the siblings of the call have it: a bare array.
    private byte[] List(string project, IQueryCollection query) =>
        JsonSerializer.SerializeToUtf8Bytes(
            _listeners
                .Where(one => one.Key.Project == project)
                .OrderBy(one => one.Key.Id, StringComparer.Ordinal)
                .Select(one => JsonElement.Parse(one.Value))
                .Where(listener =>
                    query.All(wanted => !listener.TryGetProperty(wanted.Key, out var value) || value.ToString() == wanted.Value)
                )
        );

    private static string ProjectOf(string path) => path.Split('/')[2];

    internal sealed record Answer(int Status, AnswerBody Body)
    {
        public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, new AnswerBody(null, default));

        public static Answer Ok(byte[] json) =>
            new(StatusCodes.Status200OK, new AnswerBody(System.Net.Mime.MediaTypeNames.Application.Json, json));
    }
}
