using System.Collections.Immutable;
using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.WhatsApp.Templates;

/// <summary>
/// Reads <c>GET /{waba-id}/message_templates</c> page by page, by the cursor <c>paging.cursors.after</c> while there is a
/// <c>paging.next</c>.
/// </summary>
/// <param name="services">Credentials, addresses and the client.</param>
internal sealed class WhatsAppTemplateCatalog(MetaSenderServices services) : ITemplateCatalog
{
    private const int PageSize = 50;
    private const int MaxPages = 40;

    /// <inheritdoc/>
    public async Task<TemplateReading> Read(ConnectionKey connection, string businessAccountId, CancellationToken cancellationToken = default)
    {
        if (await services.Credentials.Find(connection, cancellationToken) is not { } credentials)
        {
            return new([], SendRefusals.NotConnected(connection.Platform));
        }

        var templates = ImmutableArray.CreateBuilder<MessageTemplate>();
        string? after = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var target = services.Endpoints.Target(credentials, businessAccountId, "message_templates");
            using var reply = await services.Client.Call(HttpMethod.Get, new GraphTarget(With(target.Address, after), target.Authorization), content: null, cancellationToken);
            if (Take(reply, templates, out after) is { } error)
            {
                return new([], error);
            }

            if (after is null)
            {
                break;
            }
        }

        return new(templates.DrainToImmutable(), null);
    }

    private static Uri With(Uri address, string? after) => new(string.Concat(
        address.AbsoluteUri,
        address.Query.Length > 0 ? "&" : "?",
        $"fields=name,language,status,category,components&limit={PageSize}",
        after is null ? null : "&after=" + Uri.EscapeDataString(after)));

    private static SendError? Take(GraphReply reply, ImmutableArray<MessageTemplate>.Builder templates, out string? after)
    {
        after = null;
        if (reply.State != GraphReplyState.Answered)
        {
            return SendRefusals.Unreachable(ChannelPlatform.WhatsApp);
        }

        var tape = JsonTape.Rent();
        try
        {
            var root = tape.TryRead(reply.Body, out _) ? tape.Root(reply.Body) : default;
            if (GraphError.FromReply(root) is { } error)
            {
                return SendErrorMap.Of(ChannelPlatform.WhatsApp, error).Error ?? SendRefusals.Unreachable(ChannelPlatform.WhatsApp);
            }

            if (!reply.IsSuccess)
            {
                return SendRefusals.Refused(ChannelPlatform.WhatsApp, reply.Status);
            }

            foreach (var item in root["data"u8].Elements)
            {
                if (item["name"u8].Text() is { } name && item["language"u8].Text() is { } language)
                {
                    templates.Add(ReadOne(item, name, language));
                }
            }

            var paging = root["paging"u8];
            after = paging["next"u8].Exists ? paging["cursors"u8]["after"u8].Text() : null;
            return null;
        }
        finally
        {
            tape.Return();
        }
    }

    private static MessageTemplate ReadOne(JsonView item, string name, string language)
    {
        var template = new MessageTemplate
        {
            Name = name,
            Language = language,
            Category = item["category"u8].Text() ?? string.Empty,
            Status = item["status"u8].Text() ?? string.Empty,
        };
        foreach (var component in item["components"u8].Elements)
        {
            template = component["type"u8].Text()?.ToUpperInvariant() switch
            {
                "HEADER" => template with { HeaderFormat = component["format"u8].Text() ?? "TEXT", Header = component["text"u8].Text() },
                "BODY" => template with { Body = component["text"u8].Text() ?? string.Empty },
                "FOOTER" => template with { Footer = component["text"u8].Text() },
                "BUTTONS" => template with { Buttons = ReadButtons(component["buttons"u8]) },
                _ => template,
            };
        }

        return template;
    }

    private static ImmutableArray<TemplateButton> ReadButtons(JsonView buttons)
    {
        var read = ImmutableArray.CreateBuilder<TemplateButton>();
        foreach (var button in buttons.Elements)
        {
            read.Add(new TemplateButton(button["type"u8].Text() ?? string.Empty, button["text"u8].Text() ?? string.Empty, button["url"u8].Text()));
        }

        return read.DrainToImmutable();
    }
}
