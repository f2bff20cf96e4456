using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Identity.Sessions;
using Chatbotics.WebFront.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Widget;

/// <summary>
/// <c>/widget/v1/{channel}</c>: what the chat on a website asks for. Stands before everything else, like the webhooks: no
/// cookie, no session of a member, no form token. A page's site is checked against the channel's list, a visitor by a sealed
/// token in the Authorization header. A message is answered with 200 when it is durable and not before.
/// </summary>
/// <param name="sites">The channels.</param>
/// <param name="tokens">Seals sessions.</param>
/// <param name="limits">Counts.</param>
/// <param name="options">How much.</param>
/// <param name="dispatcher">Brings messages to their conversations.</param>
/// <param name="aliases">Which thread a visitor has.</param>
/// <param name="grains">The cluster.</param>
/// <param name="lifetime">Ends streams with the host.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WidgetEndpoint(
    WidgetSites sites,
    WidgetTokens tokens,
    WidgetLimits limits,
    IOptions<WidgetOptions> options,
    WebhookDispatcher dispatcher,
    IContactAliases aliases,
    IClusterClient grains,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WidgetEndpoint> logger)
{
    private const int MaxBody = 24 * 1024;
    private const int MaxSeen = 50;
    private const int MaxIdLength = 64;
    private static readonly System.Buffers.SearchValues<char> IdCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private const int MaxText = 4_000;

    /// <summary>Answers a request below <see cref="WidgetAddress.Prefix"/>.</summary>
    /// <param name="context">The request.</param>
    public async Task Handle(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        try
        {
            await Route(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The visitor went, or the host stops: their chat comes back by itself.
        }
        catch (BadHttpRequestException fault)
        {
            await Refuse(context, fault.StatusCode, "bad_request", "The request can't be read.");
        }
        catch (StoreOverloadedException fault)
        {
            await Busy(context, (int)Math.Ceiling(fault.RetryAfter.TotalSeconds));
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(logger, fault);
            await Busy(context, 5);
        }
    }

    private async Task Route(HttpContext context)
    {
        var rest = context.Request.Path.Value![WidgetAddress.Prefix.Length..].Split('/');
        if (rest.Length is 0 or > 2 || await sites.Find(rest[0]) is not { } site)
        {
            await Refuse(context, StatusCodes.Status404NotFound, "unknown_channel", "No website channel has this id.");
            return;
        }

        var (method, act) = (context.Request.Method, rest.Length == 2 ? rest[1] : "");
        if (method == HttpMethods.Get && act == "try")
        {
            await WidgetTryPage.Write(context, site);
            return;
        }

        if (!WidgetGate.Admit(context, site))
        {
            await Refuse(context, StatusCodes.Status403Forbidden, "foreign_site", "This site is not on the channel's list. Add it in the dashboard under Channels.");
            return;
        }

        if (HttpMethods.IsOptions(method))
        {
            WidgetGate.Answer(context);
            return;
        }

        var network = RequestOrigin.Network(RequestOrigin.Address(context));
        if (limits.Take("r:" + network, options.Value.RequestsPerMinute) is > 0 and var wait)
        {
            await TooMany(context, wait);
            return;
        }

        await ((method, act) switch
        {
            ("GET", "") => Look(context, site),
            ("POST", "session") => Open(context, site, network),
            ("POST", "messages") => Post(context, site, network),
            ("POST", "seen") => See(context, site),
            ("GET", "stream") => Stream(context, site, network),
            _ => Refuse(context, StatusCodes.Status404NotFound, "unknown_address", "There is nothing at this address."),
        });
    }

    private static Task Look(HttpContext context, WebsiteView site)
    {
        context.Response.Headers.CacheControl = "max-age=30";
        var settings = site.Settings;
        return Answer(
            context,
            settings.IsOn ? new WidgetLook(true, settings.Title, settings.Greeting, settings.Launcher, settings.Colour, settings.Language) : new WidgetLook(false, "", "", "", settings.Colour, ""),
            WidgetJson.Default.WidgetLook);
    }

    private async Task Open(HttpContext context, WebsiteView site, string network)
    {
        if (limits.Take("s:" + network, options.Value.SessionsPerMinute) is > 0 and var wait)
        {
            await TooMany(context, wait);
            return;
        }

        if (await Body(context, WidgetJson.Default.WidgetOpening) is not { } opening || await IsOff(context, site))
        {
            return;
        }

        var (session, identity) = await Recognise(site, opening);
        var thread = await aliases.Find(site.Key, [session.Visitor]);
        if (session.UserId is null && thread is null)
        {
            // Nothing was written, or it was erased: either way there is nothing to go on with.
            session = tokens.NewVisitor(site.Key);
        }

        session = tokens.Renewed(session, thread is not null);
        var (messages, cursor) = thread is null ? ([], "0.0") : WidgetStream.Show(await Conversation(site, thread).Read(new ThreadQuery { Limit = WidgetStream.Newest }));
        await Answer(context, new WidgetOpened(tokens.Seal(session), identity, cursor, messages), WidgetJson.Default.WidgetOpened);
    }

    /// <summary>Who opens a session. A wrong proof gives a stranger, and not even what the same browser wrote before.</summary>
    private async Task<(WidgetSession Session, string Identity)> Recognise(WebsiteView site, WidgetOpening opening)
    {
        if (opening.User is not { } user)
        {
            return tokens.Open(opening.Token, site) is { UserId: null } known ? (known, "anonymous") : (tokens.NewVisitor(site.Key), "anonymous");
        }

        return user is { Id: { Length: > 0 and <= WebsiteProof.MaxUserIdLength } id, Hash: { Length: <= 128 } hash }
            && await grains.GetGrain<IWebsiteGrain>(site.Key.Value).Recognise(id, hash) is { } visitor
                ? (tokens.KnownVisitor(site, visitor, id, user.Name), "verified")
                : (tokens.NewVisitor(site.Key), "refused");
    }

    private async Task Post(HttpContext context, WebsiteView site, string network)
    {
        if (await Session(context, site) is not { } session)
        {
            return;
        }

        var wait = Math.Max(limits.Take("m:" + session.Visitor, options.Value.MessagesPerMinute), limits.Take("a:" + network, options.Value.AddressMessagesPerMinute));
        if (wait > 0)
        {
            await TooMany(context, wait);
            return;
        }

        if (await Body(context, WidgetJson.Default.WidgetPost) is not { } post || await IsOff(context, site))
        {
            return;
        }

        var text = post.Text?.Trim();
        if (post.Id is not { Length: >= 8 and <= MaxIdLength } id || id.AsSpan().ContainsAnyExcept(IdCharacters)
            || text is not { Length: > 0 } || text.Length > MaxText || text.Any(static letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
        {
            await Refuse(context, StatusCodes.Status400BadRequest, "bad_message", "Give an id of 8 to 64 letters and digits, and a text of 1 to 4,000 characters.");
            return;
        }

        var messageId = WidgetThread.MessageId(session.Visitor, id);
        var isTaken = await dispatcher.DispatchOne(new MessageReceived
        {
            Platform = ChannelPlatform.WebChat,
            AssetId = site.Key.AssetId,
            ProviderTime = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Contact = new ContactIdentity { Ids = [session.Visitor], Name = session.Name, Username = session.UserId },
            DedupeId = "m:" + messageId,
            MessageId = messageId,
            Content = MessageContent.FromText(text),
        });
        if (!isTaken)
        {
            // Erased, and sent again from the browser's memory: it stays erased.
            await Over(context);
            return;
        }

        await Answer(context, new WidgetPosted(id, tokens.Seal(tokens.Renewed(session, hasWritten: true))), WidgetJson.Default.WidgetPosted);
    }

    private async Task See(HttpContext context, WebsiteView site)
    {
        if (await Session(context, site) is not { } session || await Body(context, WidgetJson.Default.WidgetSeen) is not { } seen)
        {
            return;
        }

        var status = seen.Read ? ReceiptStatus.Read : ReceiptStatus.Delivered;
        var ids = seen.Ids.IsDefault ? [] : seen.Ids.Where(static id => id is { Length: > 4 and <= 60 } && id.StartsWith("web.", StringComparison.Ordinal)).Distinct().Take(MaxSeen);
        ImmutableArray<ChannelEvent> receipts =
        [
            .. ids.Select(id => new ReceiptReceived
            {
                Platform = ChannelPlatform.WebChat,
                AssetId = site.Key.AssetId,
                ProviderTime = time.GetUtcNow().ToUnixTimeMilliseconds(),
                Contact = new ContactIdentity { Ids = [session.Visitor] },
                DedupeId = $"{(seen.Read ? "read" : "delivered")}:{id}",
                Status = status,
                MessageIds = [id],
            }),
        ];
        if (limits.Take("e:" + session.Visitor, options.Value.MessagesPerMinute * 4) is > 0 and var wait)
        {
            await TooMany(context, wait);
            return;
        }

        await dispatcher.Dispatch(receipts);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task Stream(HttpContext context, WebsiteView site, string network)
    {
        if (await Session(context, site) is not { } session || await IsOff(context, site))
        {
            return;
        }

        var most = options.Value;
        using var open = limits.Open(most.Streams, ("v:" + session.Visitor, most.StreamsPerVisitor), ("n:" + network, most.StreamsPerAddress));
        if (open is null)
        {
            await TooMany(context, 10);
            return;
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var thread = await aliases.Find(site.Key, [session.Visitor]) ?? session.Visitor;
        using var stream = new WidgetStream(grains, ConversationKey.Create(site.Key, thread), time, logger);
        await stream.Run(context, context.Request.Headers["Last-Event-ID"].ToString(), ends.Token);
    }

    /// <summary>The visitor's session; null when it is over, which the answer says then.</summary>
    private async Task<WidgetSession?> Session(HttpContext context, WebsiteView site)
    {
        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        var session = header.StartsWith(Scheme, StringComparison.Ordinal) ? tokens.Open(header[Scheme.Length..], site) : null;
        if (session is null || (session.HasWritten && await aliases.Find(site.Key, [session.Visitor]) is null))
        {
            await Over(context);
            return null;
        }

        return session;
    }

    private IConversationGrain Conversation(WebsiteView site, string thread) => grains.GetGrain<IConversationGrain>(ConversationKey.Create(site.Key, thread).Value);
}
