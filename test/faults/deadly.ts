/** What no process of `deadly-service.ts` survives. */
export const DEADLY = 'رسالة لا تنجو منها عملية واحدة'
