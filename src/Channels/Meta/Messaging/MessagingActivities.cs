using System.Text;
using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Channels.Meta.Messaging;

/// <summary>
/// Reads everything else of a thread: referrals, opt-ins, carts, feedback, thread control, payments, and what we don't
/// know. What names no person concerns the account.
/// </summary>
internal static class MessagingActivities
{
    private const int DetailsLimit = 16 * 1024;

    /// <summary>Reads an activity.</summary>
    /// <param name="item">The item.</param>
    public static void Read(MessagingItem item)
    {
        if (item.Name == "order")
        {
            ReadOrder(item);
            return;
        }

        var (name, kind, text) = Describe(item);
        if (item.Contact(userReference: item.Content["user_ref"u8].Text()) is not { } contact)
        {
            item.Sink.Add(new AccountEvent
            {
                Platform = item.Sink.Platform,
                AssetId = item.AssetId,
                ProviderTime = item.Time,
                Event = name,
                Kind = kind,
                Text = text,
            });
            return;
        }

        var referral = name == "referral" ? MessagingReferrals.Read(item.Content) : null;
        item.Sink.Add(new ContactActivity
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = DedupeIds.Of(name, item.Json.Raw),
            Event = name,
            Kind = kind,
            Text = text,
            Payload = name switch
            {
                "referral" => item.Content["ref"u8].Text(),
                "optin" => item.Content["payload"u8].Text() ?? item.Content["ref"u8].Text(),
                _ => null,
            },
            Referral = referral,
            ParentId = name == "feedback" ? item.Content["mid"u8].Text() : null,
            NewOwner = item.Content["new_owner_app_id"u8].Text() ?? item.Content["requested_owner_app_id"u8].Text(),
            PreviousOwner = item.Content["previous_owner_app_id"u8].Text(),

            StopsMarketing = name == "optin" ? StopsMarketing(item) : null,

            // A customer who follows a link or ad into the chat may be answered (PROTOCOLS C, Messenger, window).
            OpensWindow = name == "referral",
            Details = name switch
            {
                "referral" => item.Json["lead"u8].Json(DetailsLimit),
                "handover" or "feedback" => null,
                _ => item.Content.Json(DetailsLimit),
            },
        });
    }

    // Marketing messages on Messenger: the status is there when an opt-in that the customer gave is stopped or taken up
    // again, with blanks in Meta's samples (PROTOCOLS C, Messenger, optin).
    private static bool? StopsMarketing(MessagingItem item) =>
        item.Content["notification_messages_status"u8].Text()?.Split(' ', '_')[0].ToUpperInvariant() switch
        {
            "STOP" => true,
            "RESUME" => false,
            _ => null,
        };

    private static (string Name, string? Kind, string? Text) Describe(MessagingItem item)
    {
        var content = item.Content;
        return item.Name switch
        {
            "referral" => ("referral", content["source"u8].Text(), content["type"u8].Text()),
            "optin" => ("optin", content["type"u8].Text() ?? "send_to_messenger", content["title"u8].Text()),
            "account_linking" => ("account_linking", content["status"u8].Text(), null),
            "response_feedback" => ("feedback", content["feedback"u8].Text(), null),
            "pass_thread_control" or "take_thread_control" or "request_thread_control" or "app_roles" =>
                ("handover", item.Name, content["metadata"u8].Text()),

            // One of two spellings, depending on whom you read.
            "policy_enforcement" or "policy-enforcement" =>
                ("policy_enforcement", content["action"u8].Text(), content["reason"u8].Text()),
            "payment" => ("payment", null, null),
            "checkout_update" => ("checkout_update", null, null),
            _ => ("unknown", item.Name!.Length <= 100 ? item.Name : item.Name[..100], null),
        };
    }

    // A cart sent from the shop is a message without a mid.
    private static void ReadOrder(MessagingItem item)
    {
        if (item.Contact() is not { } contact)
        {
            item.Sink.Ignore("no_contact", item.AssetId);
            return;
        }

        item.Sink.Add(new MessageReceived
        {
            Platform = item.Sink.Platform,
            AssetId = item.AssetId,
            ProviderTime = item.Time,
            Contact = contact,
            IsStandby = item.IsStandby,
            DedupeId = DedupeIds.Of("m", item.Json.Raw),
            Content = new()
            {
                Kind = "order",
                Text = ProductLine(item.Content["products"u8]),
                Details = item.Content.Json(DetailsLimit),
            },
        });
    }

    private static string ProductLine(JsonView products)
    {
        var line = new StringBuilder().Append(products.Count).Append(" products: ");
        var isFirst = true;
        foreach (var product in products.Elements)
        {
            line.Append(isFirst ? null : ",")
                .Append(product["retailer_id"u8].Text()).Append('x').Append(product["quantity"u8].Text());
            isFirst = false;
        }

        return line.ToString();
    }
}
