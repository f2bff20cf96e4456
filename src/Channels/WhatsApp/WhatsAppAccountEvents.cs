using Chatbotics.Channels.Json;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.WhatsApp;

/// <summary>Reads what concerns the account or number: templates, quality, policy, errors, and every field we don't know.</summary>
internal static class WhatsAppAccountEvents
{
    /// <summary>Reads a field of the account.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="value">Its value.</param>
    public static void Read(string field, WhatsAppValue value)
    {
        var json = value.Value;
        var account = new AccountEvent
        {
            Platform = ChannelPlatform.WhatsApp,
            AssetId = value.AssetId,
            BusinessAccountId = value.BusinessAccountId,
            ProviderTime = value.Time,
            Event = "account",
            Kind = field.Length <= 100 ? field : field[..100],
            Text = json["event"u8].Text() ?? json["decision"u8].Text() ?? json["status"u8].Text(),
        };
        value.Sink.Add(field switch
        {
            "history" => account with
            {
                Event = "history",
                Kind = null,
                Text = "coexistence history sync: store as history, never treat as new inbound",
            },
            "smb_app_state_sync" => account with
            {
                Event = "contacts_sync",
                Kind = null,
                Text = $"{json["state_sync"u8].Count} entries",
            },
            "message_template_status_update" => Template(account, "template_status", json, account.Text),
            "message_template_quality_update" => Template(
                account, "template_quality", json, Change(json["previous_quality_score"u8], json["new_quality_score"u8])),
            "template_category_update" => Template(
                account, "template_category", json, Change(json["previous_category"u8], json["new_category"u8])),
            "message_template_components_update" => Template(account, "template_components", json, null),
            _ => account,
        });
    }

    /// <summary>Reads the errors of the number itself (<c>value.errors</c>).</summary>
    /// <param name="value">The value.</param>
    public static void ReadErrors(WhatsAppValue value)
    {
        foreach (var error in value.Value["errors"u8].Elements)
        {
            value.Sink.Add(new AccountEvent
            {
                Platform = ChannelPlatform.WhatsApp,
                AssetId = value.AssetId,
                BusinessAccountId = value.BusinessAccountId,
                ProviderTime = value.Time,
                Event = "channel_error",
                Code = error["code"u8].Small(),
                Text = error["title"u8].Text() ?? error["message"u8].Text(),
            });
        }
    }

    private static AccountEvent Template(AccountEvent account, string name, JsonView json, string? text) => account with
    {
        Event = name,
        SubjectId = json["message_template_id"u8].Text(),
        SubjectName = json["message_template_name"u8].Text(),
        Reason = json["reason"u8].Text(),
        Text = text,
    };

    private static string? Change(JsonView previous, JsonView present) =>
        previous.Text() is { } old ? $"{old}->{present.Text()}" : present.Text();
}
