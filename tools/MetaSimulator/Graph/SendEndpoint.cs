using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Ledger;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>
/// <c>POST /{asset}/messages</c> and <c>/me/messages</c> of all products: the one path that must be fast.
/// Which product it is follows from the asset; <c>me</c> is the token's asset, so that an Instagram user's token means
/// graph.instagram.com and a Page's token the Page, whatever host or port the call came in on.
/// </summary>
internal sealed class SendEndpoint(SimulatedMeta meta, Authenticator authenticator, Usage usage)
{
    private readonly WhatsAppRequests _whatsApp = new(meta);
    private readonly MessagingRequests _messaging = new(meta);
    private readonly RateLimiter _limiter = new(meta);
    private readonly Acceptance _acceptance = new(meta);
    private readonly FaultEffects _effects = new(meta);

    public async Task Handle(HttpContext http, string node)
    {
        using var body = await RequestBody.ReadAsync(http);
        if (body is null)
        {
            await Refuse(http, new(400, 100, "(#100) Invalid parameter: the body is not valid JSON."), null);
            return;
        }

        if (authenticator.Find(http, body.RootElement.Text("access_token"u8), out var error) is not { } token
            || Resolve(node, token, body.RootElement, out error) is not { } asset)
        {
            await Refuse(http, error!, null);
            return;
        }

        usage.AddHeaders(http, asset);
        SendRequest? request;
        error = asset is WhatsAppNumber number
            ? _whatsApp.Parse(number, body.RootElement, out request)
            : _messaging.Parse(asset, body.RootElement, out request);
        if (error is not null)
        {
            await Refuse(http, error, null);
            return;
        }

        var customer = meta.Customers.Find(asset, request!.Recipient);
        var fault = meta.Faults.Take(request.Call, asset.Id, customer?.ContactId ?? request.Recipient);
        if (fault is not null && !await _effects.Before(http, fault))
        {
            meta.Ledger.Reject();
            return;
        }

        if (request.Call == CallKind.Action)
        {
            await Act(http, asset, request, customer);
            return;
        }

        await Send(http, asset, request, customer, fault, body.RootElement);
    }

    private async Task Send(HttpContext http, Asset asset, SendRequest request, Customer? customer, Fault? fault, JsonElement body)
    {
        if ((_limiter.Check(asset, request.Recipient) ?? SendRules.Refusal(meta, asset, customer, request)) is { } error)
        {
            await Refuse(http, error, fault?.Language);
            return;
        }

        var failure = fault?.Kind == FaultKind.FailedStatus ? fault.Error : SendRules.LaterFailure(meta, asset, customer, request);
        var send = _acceptance.Accept(asset, request, customer, fault, failure, meta.Options.KeepBodies ? body.GetRawText() : null);
        if (fault?.Kind == FaultKind.LostResponse)
        {
            http.Abort();
        }
        else if (fault?.Kind == FaultKind.ErrorAfterAcceptance)
        {
            await Replies.Error(http, fault.Error!, fault.Language ?? meta.Options.Language);
        }
        else
        {
            await Replies.Json(http, 200, (request, send), asset.Platform == Platform.WhatsApp ? s_whatsAppReply : s_messagingReply);
        }
    }

    private async Task Act(HttpContext http, Asset asset, SendRequest request, Customer? customer)
    {
        if (asset is WhatsAppNumber)
        {
            customer = meta.Customers.ByMessage(asset, request.Target!);
        }

        if (customer is not null)
        {
            if (request.MarksRead)
            {
                customer.View.ReadByBusiness(request.Target);
            }
            else if (request.Target is { } target)
            {
                customer.View.Change(target, message => message with { Reaction = request.Emoji });
            }

            if (request.Typing is { } typing)
            {
                customer.View.Typing(typing);
            }
        }

        await (asset is WhatsAppNumber
            ? Replies.Success(http)
            : Replies.Json(http, new System.Text.Json.Nodes.JsonObject { ["recipient_id"] = request.Recipient }));
    }

    /// <summary>The asset a call means. A Page's call to a person known from its linked Instagram account means that account.</summary>
    private Asset? Resolve(string node, AccessToken token, JsonElement body, out GraphError? error)
    {
        error = null;
        var asset = node == "me" ? token.Me : meta.Registry.Find(node);
        if (asset is null || !token.Allows(asset))
        {
            error = GraphErrors.Find(100, 33);
            return null;
        }

        return asset is Page { Instagram: { } linked }
            && body.Member("recipient"u8).Text("id"u8) is { } person
            && meta.Customers.Find(linked, person) is not null
            ? linked
            : asset;
    }

    private Task Refuse(HttpContext http, GraphError error, string? language)
    {
        meta.Ledger.Reject();
        return Replies.Error(http, error, language ?? meta.Options.Language);
    }

    private static readonly Action<Utf8JsonWriter, (SendRequest Request, SendRecord Send)> s_whatsAppReply = static (writer, state) =>
    {
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        writer.WriteStartArray("contacts"u8);
        writer.WriteStartObject();
        writer.WriteString("input"u8, state.Request.Input);
        if (UserIds.IsUserId(state.Request.Recipient))
        {
            writer.WriteString("user_id"u8, state.Request.Recipient);
        }
        else if (!state.Request.Recipient.Contains('@', StringComparison.Ordinal))
        {
            writer.WriteString("wa_id"u8, state.Request.Recipient);
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("messages"u8);
        writer.WriteStartObject();
        writer.WriteString("id"u8, state.Send.Id);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    };

    private static readonly Action<Utf8JsonWriter, (SendRequest Request, SendRecord Send)> s_messagingReply = static (writer, state) =>
    {
        writer.WriteStartObject();
        writer.WriteString("recipient_id"u8, state.Request.Recipient);
        writer.WriteString("message_id"u8, state.Send.Id);
        writer.WriteEndObject();
    };
}
