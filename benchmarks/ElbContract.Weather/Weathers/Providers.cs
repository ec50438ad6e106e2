using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Weather.Endpoint;

namespace ElbContract.Weather.Weathers;

/// <summary>Providers that lose track of listeners: what they answer of them is not so.</summary>
internal static class Providers
{
    // How long a listener is not shown that is shown late.
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    /// <summary>Deletes nothing, and answers all the same.</summary>
    public static IWeather ThatKeep(Answer answer) => new Spell(call => call.Method == "DELETE", call => call.SendAsync(answer));

    /// <summary>Hides what it is to delete from its listings, and keeps it.</summary>
    public static IWeather ThatHide()
    {
        var hidden = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return new Spell(
            call => call.Method == "DELETE" || call.IsListing,
            async call =>
            {
                if (call.IsListing)
                {
                    await call.SendAsync(Listing(await call.CarryOutAsync(), one => !hidden.ContainsKey((string)one["id"]!)));
                    return;
                }

                hidden[call.Path[(call.Path.LastIndexOf('/') + 1)..]] = true;
                await call.SendAsync(new Answer(204, null, []));
            }
        );
    }

    /// <summary>Refuses every third listener, and has added it.</summary>
    public static IWeather ThatMakeWhatTheyRefuse() =>
        new Spell(
            call => call.Post % 3 == 2,
            async call =>
            {
                var answer = await call.CarryOutAsync();
                await call.SendAsync(answer.Status == 200 ? Answer.OfGateway(400, "ELB.1000", "something is wrong") : answer);
            }
        );

    /// <summary>Adds the listener, and answers with somebody else's id: always, or once where the answer to the first is whole.</summary>
    public static IWeather ThatNameAnothers(bool once)
    {
        var struck = 0;
        return new Spell(
            call => call.Post > (once ? 20 : 0),
            async call =>
            {
                var answer = await call.CarryOutAsync();
                var isTaken = answer.Status == 200 && (!once || Interlocked.Exchange(ref struck, 1) == 0);
                await call.SendAsync(isTaken ? Edited(answer, listener => listener["id"] = call.ProductionId) : answer);
            }
        );
    }

    /// <summary>Adds the listener, and answers without an id that names it; lists it or not.</summary>
    /// <param name="id">What stands as the id: <c>absent</c>, <c>null</c>, <c>empty</c> or <c>number</c>.</param>
    /// <param name="list">What a listing is: <c>empty</c>, <c>partial</c> (those with an odd port) or <c>refused</c>.</param>
    /// <exception cref="UsageException">There is no such form.</exception>
    public static IWeather ThatNameNone(string id, string list)
    {
        Action<JsonObject> edit = id switch
        {
            "absent" => listener => listener.Remove("id"),
            "null" => listener => listener["id"] = null,
            "empty" => listener => listener["id"] = "",
            "number" => listener => listener["id"] = 17,
            _ => throw new UsageException($"There is no id '{id}'."),
        };
        Func<ForwardedCall, Task> answer = list switch
        {
            "empty" => async call => await call.SendAsync((await call.CarryOutAsync()) with { Body = "[]"u8.ToArray() }),
            "partial" => async call => await call.SendAsync(Listing(await call.CarryOutAsync(), one => (int)one["port"]! % 2 == 1)),
            "refused" => call => call.SendAsync(Answer.OfGateway(403, "APIGW.0302", "not allowed")),
            _ => throw new UsageException($"There is no list '{list}'."),
        };
        return new Spell(
            call => call.Post > 0 || call.IsListing,
            async call =>
            {
                if (call.IsListing)
                    await answer(call);
                else if (await call.CarryOutAsync() is { Status: 200 } added)
                    await call.SendAsync(Edited(added, edit));
                else
                    await call.SendAsync(call.Last!);
            }
        );
    }

    /// <summary>Shows a listener, and lists and deletes it, only a while after it was added.</summary>
    public static IWeather ThatShowLate()
    {
        var added = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        return new Spell(
            _ => true,
            async call =>
            {
                if (IsNew(call.Path[(call.Path.LastIndexOf('/') + 1)..]))
                {
                    await call.SendAsync(NotFound);
                    return;
                }

                var answer = await call.CarryOutAsync();
                if (call.Post > 0 && answer.Status == 200)
                    added[(string)JsonNode.Parse(answer.Body)!["id"]!] = Stopwatch.GetTimestamp();
                await call.SendAsync(call.IsListing && answer.Status == 200 ? Listing(answer, one => !IsNew((string)one["id"]!)) : answer);
            }
        );

        bool IsNew(string id) => added.TryGetValue(id, out var since) && Stopwatch.GetElapsedTime(since) < Late;
    }

    public static Answer NotFound { get; } =
        new(404, "application/json", """{"error":{"message":"there is none","code":"ELB.6002"}}"""u8.ToArray());

    private static Answer Edited(Answer answer, Action<JsonObject> edit)
    {
        var listener = JsonNode.Parse(answer.Body)!.AsObject();
        edit(listener);
        return answer with { Body = Encoding.UTF8.GetBytes(listener.ToJsonString()) };
    }

    private static Answer Listing(Answer answer, Func<JsonNode, bool> isListed)
    {
        var listed = JsonNode.Parse(answer.Body)!.AsArray().Where(one => isListed(one!)).Select(one => one!.DeepClone());
        return answer with { Body = Encoding.UTF8.GetBytes(new JsonArray([.. listed]).ToJsonString()) };
    }
}
