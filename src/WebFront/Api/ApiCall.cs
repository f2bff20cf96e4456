using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Chatbotics.WebFront.Api;

/// <summary>A request of a program, let in by the gate and by its permission.</summary>
/// <param name="context">The request.</param>
/// <param name="grains">The cluster.</param>
/// <param name="body">The body; empty when there is none.</param>
internal sealed class ApiCall(HttpContext context, IGrainFactory grains, ReadOnlyMemory<byte> body)
{
    private const int MostAtOnce = 100;

    /// <summary>The request.</summary>
    public HttpContext Context => context;

    /// <summary>The cluster.</summary>
    public IGrainFactory Grains => grains;

    /// <summary>What the key's owner may do and see.</summary>
    public MemberAccess Member { get; } = context.Features.Get<MemberAccess>() ?? throw new ApiException(ApiProblem.NotFound);

    /// <summary>The key's workspace: no request can name another one.</summary>
    public string Tenant => Member.Tenant;

    /// <summary>The bytes of the body.</summary>
    public ReadOnlyMemory<byte> Bytes => body;

    /// <summary>How many rows are asked for: 1 to 100, else 50.</summary>
    public int Limit => Number("limit", 50, 1, MostAtOnce);

    /// <summary>The cursor of an earlier page.</summary>
    public string? Cursor => Query("cursor");

    /// <summary>
    /// An id that is the same when the request is made again: from the program's idempotency key, else a new one.
    /// </summary>
    public string RepeatableId => context.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } key]
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Caller.Current?.ApiKeyId}/{key}")))[..32]
        : Guid.NewGuid().ToString("N");

    /// <summary>A part of the path.</summary>
    /// <param name="name">Its name.</param>
    public string Route(string name) => context.GetRouteValue(name) as string ?? "";

    /// <summary>A parameter of the query; null when it is missing or empty.</summary>
    /// <param name="name">Its name.</param>
    public string? Query(string name) => context.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>A number of the query.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">When it is missing.</param>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    public int Number(string name, int otherwise, int least, int most) => Query(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new ApiException(ApiProblem.Invalid(name, string.Create(CultureInfo.InvariantCulture, $"Use a number from {least} to {most}.")));

    /// <summary>A word of the query or body as an enumeration's member, written in lower case with underscores.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="field">Where it stands.</param>
    /// <param name="word">The word; null gives null.</param>
    public static T? Word<T>(string field, string? word)
        where T : struct, Enum
    {
        if (word is null)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(ApiWords.Of(value), word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new ApiException(ApiProblem.Invalid(field, $"Use one of: {string.Join(", ", Enum.GetValues<T>().Select(ApiWords.Of))}."));
    }

    /// <summary>The body as an object.</summary>
    /// <typeparam name="T">A type that <see cref="ApiJson"/> knows.</typeparam>
    public T Body<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, typeof(T), ApiJson.Default) as T ?? throw new ApiException(ApiProblem.BadBody(null));
        }
        catch (JsonException wrong)
        {
            throw new ApiException(ApiProblem.BadBody(wrong.Path?.TrimStart('$', '.')));
        }
    }

    /// <summary>The member for whom the key acts, as the author of what it does.</summary>
    public async Task<Author> Me()
    {
        var people = await grains.GetGrain<IPeopleGrain>(Tenant).List();
        return new Author(AuthorKind.Person, Member.AccountId, people.Members.FirstOrDefault(member => member.AccountId == Member.AccountId)?.Name);
    }
}
