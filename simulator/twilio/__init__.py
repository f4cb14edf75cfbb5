"""Twilio's side: WhatsApp messages, content templates, webhooks and status callbacks."""
