using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Ledger;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>What follows when a message is accepted: ledger, the customer's phone, receipts, echo.</summary>
internal sealed class Acceptance(SimulatedMeta meta)
{
    /// <summary>Accepts. <paramref name="failure"/> is the error a status webhook will report; null when the message arrives.</summary>
    public SendRecord Accept(Asset asset, SendRequest request, Customer? customer, Fault? fault, GraphError? failure, string? body)
    {
        var send = new SendRecord
        {
            Id = asset.Platform switch
            {
                Platform.WhatsApp => meta.Ids.WhatsAppMessage(),
                Platform.Messenger => meta.Ids.MessengerMessage(),
                _ => meta.Ids.InstagramMessage(),
            },
            At = meta.Clock.GetUtcNow(),
            Platform = asset.Platform,
            AssetId = asset.Id,
            Recipient = customer?.ContactId ?? request.Recipient,
            Kind = request.Kind,
            Handle = request.Handle,
            Text = meta.Options.KeepBodies ? request.Text : null,
            Body = body,
            TemplateCategory = request.TemplateCategory,
            MediaUrl = request.MediaUrl,
            ResponseLost = fault?.Kind is FaultKind.LostResponse or FaultKind.ErrorAfterAcceptance,
        };
        meta.Ledger.Add(send);
        if (customer is not null)
        {
            Show(customer.View, send, request, failure);
        }

        var policy = fault?.Kind == FaultKind.NoReceipts ? ReceiptPolicy.None : customer?.Receipts ?? asset.Receipts ?? meta.Receipts;
        if (policy != ReceiptPolicy.None && (asset.CallbackOverride ?? meta.Webhooks.Callback) is not null)
        {
            Announce(asset, send, customer, policy, failure, request);
        }

        return send;
    }

    private static void Show(PhoneView view, SendRecord send, SendRequest request, GraphError? failure)
    {
        if (request.Target is { } target)
        {
            view.Change(target, message => message with { Reaction = request.Emoji });
            return;
        }

        view.Add(new PhoneMessage
        {
            Id = send.Id,
            FromBusiness = true,
            Kind = send.Kind,
            At = send.At,
            Text = request.Text,
            MediaUrl = request.MediaUrl,
            Options = request.Options,
            ReplyTo = request.ReplyTo,
            FailedWith = failure?.Code,
        });
    }

    private void Announce(Asset asset, SendRecord send, Customer? customer, ReceiptPolicy policy, GraphError? failure, SendRequest request)
    {
        if (asset is WhatsAppNumber number)
        {
            // A status names the person the way the send did, unless Meta knows more.
            var recipient = customer?.ContactId ?? request.Recipient;
            if (failure is not null)
            {
                Later(policy.Sent, () => StatusEvents.WhatsApp(meta, number, customer, recipient, send.Id, "failed", send, failure));
                return;
            }

            Later(policy.Sent, () => StatusEvents.WhatsApp(meta, number, customer, recipient, send.Id, "sent", send));
            Later(policy.Delivered, () => StatusEvents.WhatsApp(meta, number, customer, recipient, send.Id, "delivered", send), Mark(PhoneMessageState.Delivered));
            Later(policy.Read, () => StatusEvents.WhatsApp(meta, number, customer, recipient, send.Id, "read", send), Mark(PhoneMessageState.Read));
            return;
        }

        Later(policy.Echo, () => StatusEvents.Echo(meta, asset, send));
        if (asset.Platform == Platform.Messenger)
        {
            Later(policy.Delivered, () => StatusEvents.MessengerDelivered(meta, asset, send.Recipient, send.Id), Mark(PhoneMessageState.Delivered));
            Later(policy.Read, () => StatusEvents.MessengerRead(meta, asset, send.Recipient, meta.Clock.GetUtcNow()), Mark(PhoneMessageState.Read));
        }
        else
        {
            Later(policy.Read, () => StatusEvents.InstagramSeen(meta, asset, send.Recipient, send.Id), Mark(PhoneMessageState.Read));
        }

        Action? Mark(PhoneMessageState state) => customer is null ? null : () => customer.View.Change(send.Id, message => message with { State = state });
    }

    private void Later(TimeSpan? delay, Func<WebhookEvent> compose, Action? also = null)
    {
        if (delay is { } wait)
        {
            meta.Webhooks.Later(wait, () =>
            {
                also?.Invoke();
                _ = meta.Webhooks.Send([compose()]);
            });
        }
    }
}
