using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbotics.Channels.Http;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>What the three senders share: credentials, rendering, the breaker, the call, the decision.</summary>
/// <param name="services">What they use.</param>
internal abstract partial class MetaSender(MetaSenderServices services) : IChannelSender
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The JSON goes to an API, never into a page: text stays readable and short.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <inheritdoc/>
    public abstract ChannelPlatform Platform { get; }

    /// <inheritdoc/>
    public async Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default)
    {
        ConnectionCredentials? credentials;
        try
        {
            credentials = await FindCredentials(request.Connection, cancellationToken);
        }
        catch (Exception fault)
        {
            // The vault is down, or we are stopping: nothing has left.
            LogNoCredentials(services.Logger, request.Connection, fault.GetType().Name);
            return Refuse(SendRefusals.Locked(Platform));
        }

        if (credentials is null)
        {
            return Refuse(SendRefusals.NotConnected(Platform));
        }

        var body = new PooledBuffer();
        if (RenderInto(request, body) is { } refusal)
        {
            body.Dispose();
            return Refuse(refusal);
        }

        var start = services.Clock.GetTimestamp();
        var outcome = await services.Breakers.Execute(
            request.Connection,
            static call => call.Sender.Post(call.Request, call.Credentials, call.Body, call.Cancellation),
            (Sender: this, Request: request, Credentials: credentials, Body: body, Cancellation: cancellationToken));
        services.Meters.Sent(Platform, outcome, services.Clock.GetElapsedTime(start));
        return outcome;
    }

    /// <inheritdoc/>
    public async Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!services.Breakers.IsOpen(request.Connection)
                && await FindCredentials(request.Connection, cancellationToken) is { } credentials)
            {
                await ShowPresence(request, credentials, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogPresenceFailed(services.Logger, request.Connection, fault.GetType().Name);
        }
    }

    /// <summary>Writes the request of a message.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="json">Takes the JSON.</param>
    /// <returns>Why it can't be sent; null when it is written.</returns>
    protected abstract SendError? Render(SendRequest request, Utf8JsonWriter json);

    /// <summary>The node whose <c>messages</c> edge sends.</summary>
    /// <param name="credentials">Of the connection.</param>
    protected abstract string NodeOf(ConnectionCredentials credentials);

    /// <summary>Shows presence, best effort.</summary>
    /// <param name="request">For whom.</param>
    /// <param name="credentials">Of the connection.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    protected abstract Task ShowPresence(PresenceRequest request, ConnectionCredentials credentials, CancellationToken cancellationToken);

    /// <summary>Posts to the <c>messages</c> edge and ignores what comes back.</summary>
    /// <param name="credentials">Of the connection.</param>
    /// <param name="write">Writes the request.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    protected async Task PostQuietly(ConnectionCredentials credentials, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var body = new PooledBuffer();
        using (var json = new Utf8JsonWriter(body, WriterOptions))
        {
            write(json);
        }

        using var reply = await services.Client.Post(
            services.Endpoints.Messages(credentials, NodeOf(credentials)), body, cancellationToken);
    }

    private SendOutcome Refuse(SendError error)
    {
        var outcome = SendOutcome.Failed(error);
        services.Meters.Sent(Platform, outcome, taken: null);
        return outcome;
    }

    private async ValueTask<SendOutcome> Post(
        SendRequest request, ConnectionCredentials credentials, PooledBuffer body, CancellationToken cancellationToken)
    {
        using var reply = await services.Client.Post(
            services.Endpoints.Messages(credentials, NodeOf(credentials)), body, cancellationToken);
        var outcome = SendReplyReader.Read(Platform, reply, out var error);
        if (outcome.IsUnknown)
        {
            LogUnknown(services.Logger, request.Connection, request.Tracker, reply.Status);
        }
        else if (outcome.Error is { } failure)
        {
            LogRefused(services.Logger, request.Connection, request.Tracker, failure.Kind, failure.Code, failure.Subcode, error?.TraceId);
            if (failure.Kind == SendErrorKind.TokenInvalid)
            {
                services.Credentials.Forget(request.Connection);
            }
        }

        return outcome;
    }

    private SendError? RenderInto(SendRequest request, PooledBuffer body)
    {
        using var json = new Utf8JsonWriter(body, WriterOptions);
        return Render(request, json);
    }

    private async ValueTask<ConnectionCredentials?> FindCredentials(ConnectionKey connection, CancellationToken cancellationToken)
    {
        var credentials = await services.Credentials.Find(connection, cancellationToken);

        // A token that can't stand in a header is no token.
        return credentials is { AccessToken.Length: > 0 } && !credentials.AccessToken.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? credentials
            : null;
    }
}
